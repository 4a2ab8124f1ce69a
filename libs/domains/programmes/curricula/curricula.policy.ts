import { always, both, co, either, fact, member, policy } from '@app/auth';
import type { Curriculum } from './curriculum.entity';

type Facts = Pick<Curriculum, 'company_id' | 'owner_id' | 'current_version'>;

const author = fact('own', ({ id }, { owner_id }: Pick<Facts, 'owner_id'>) => id === owner_id);
/** Has been: what was deprecated is still followed. */
const published = fact('published', (_, { current_version }: Pick<Facts, 'current_version'>) => current_version !== null);
const own = both(co, author);

/**
 * Who may do what with a curriculum. Whoever may read one, but not its draft, sees its current version and those before. Mentees see the
 * items of their own plan there, and nothing here.
 */
export const CurriculaPolicy = policy('curriculum', {
  list: { admin: always, mentor: always },
  read: { admin: co, mentor: both(co, either(published, author)) },
  read_draft: { admin: co, mentor: own },
  create: { admin: member, mentor: member },
  edit: { admin: co, mentor: own },
  copy: { admin: co, mentor: both(co, either(published, author)) },
  publish: { admin: co },
  deprecate: { admin: co },
  /** Have running plans follow a version. */
  roll_out: { admin: co },
  delete: { admin: co, mentor: own },
});
