import { always, both, either, fact, member, policy, sameCompany } from '@app/auth';
import type { Curriculum } from './curriculum.entity';

type CurriculumFacts = Pick<Curriculum, 'company_id' | 'owner_id' | 'current_version'>;

const author = fact('own', ({ id }, { owner_id }: Pick<CurriculumFacts, 'owner_id'>) => id === owner_id);
/** Has been: what was deprecated is still followed. */
const published = fact('published', (_, { current_version }: Pick<CurriculumFacts, 'current_version'>) => current_version !== null);
const own = both(sameCompany, author);

/**
 * Who may do what with a curriculum. Whoever may read one, but not its draft, sees its current version and those before. Mentees see the
 * items of their own plan there, and nothing here.
 */
export const CurriculaPolicy = policy('curriculum', {
  list: { admin: always, mentor: always },
  read: { admin: sameCompany, mentor: both(sameCompany, either(published, author)) },
  read_draft: { admin: sameCompany, mentor: own },
  create: { admin: member, mentor: member },
  edit: { admin: sameCompany, mentor: own },
  copy: { admin: sameCompany, mentor: both(sameCompany, either(published, author)) },
  publish: { admin: sameCompany },
  deprecate: { admin: sameCompany },
  /** Have running plans follow a version. */
  roll_out: { admin: sameCompany },
  delete: { admin: sameCompany, mentor: own },
});
