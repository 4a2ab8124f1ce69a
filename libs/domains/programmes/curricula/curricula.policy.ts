import { always, both, either, fact, member, policy, sameCompany, someone, when } from '@app/auth';
import type { Curriculum } from './curriculum.entity';

type CurriculumFacts = Pick<Curriculum, 'company_id' | 'owner_id' | 'current_version'>;

const author = fact('own', someone('its author', '작성자'), ({ id }, { owner_id }: Pick<CurriculumFacts, 'owner_id'>) => id === owner_id);
/** True once a version was published. Deprecated curricula count: running plans follow them. */
const published = fact(
  'published',
  when('it has been published', '게시된 적이 있'),
  (_, { current_version }: Pick<CurriculumFacts, 'current_version'>) => current_version !== null,
);
const own = both(sameCompany, author);

/**
 * Permissions on a curriculum. With `read` but without `read_draft`, the published versions are visible. Mentees have no access; they
 * see items in their own plan.
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
  /** Allows rolling a version out to running plans. */
  roll_out: { admin: sameCompany },
  delete: { admin: sameCompany, mentor: own },
});
