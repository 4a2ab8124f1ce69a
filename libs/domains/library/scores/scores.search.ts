import { and, sql } from '@app/database';
import { declareSearchKind, hasWord, hasWords } from '@app/search-kinds';
import { ScoresPolicy } from './scores.policy';
import { scoresVisibleTo } from './scores.scope';

/** The viewer's scores outside the trash, by title and composer. */
declareSearchKind({
  name: 'scores',
  rank: 5,
  path: '/api/v1/scores',
  permission: ScoresPolicy.list,
  source: (viewer, words) => ({
    from: sql`scores s`,
    where: and(
      scoresVisibleTo(viewer),
      sql`s.trashed_at IS NULL`,
      hasWords(words, (word) => hasWord({ title: sql`s.title`, others: sql`s.composer` }, word)),
    ),
    id: sql`s.id`,
    title: sql`s.title`,
    detail: sql`s.composer`,
    status: sql`NULL`,
    person: sql`NULL`,
    changed_at: sql`s.updated_at`,
  }),
});
