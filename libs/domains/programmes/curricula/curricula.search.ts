import { and, sql } from '@app/database';
import { declareSearchKind, hasWord, hasWords } from '@app/search-kinds';
import { person } from '@organisation/users';
import { CurriculaPolicy } from './curricula.policy';
import { curricula, curriculaVisibleTo, titleFor } from './curricula.scope';

/** Curricula by the titles that the viewer sees: of the draft or of the published version. */
declareSearchKind({
  name: 'curricula',
  rank: 4,
  path: '/api/v1/curricula',
  permission: CurriculaPolicy.list,
  source: (viewer, words) => ({
    from: curricula,
    where: and(
      curriculaVisibleTo(viewer),
      hasWords(words, (word) => hasWord({ title: titleFor(viewer) }, word)),
    ),
    id: sql`c.id`,
    title: titleFor(viewer),
    detail: sql`d.name`,
    status: sql`c.status`,
    person: sql`CASE WHEN o.id IS NOT NULL THEN ${person(sql`o`)} END`,
    changed_at: sql`c.updated_at`,
  }),
});
