import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { scoresWithPages } from '@library/scores';

/** `SetlistsPolicy.read`, said in SQL. */
export const setlistsVisibleTo = ({ id }: Pick<Actor, 'id'>): Sql => sql`l.user_id = ${id}`;

/** Items with their scores. One whose score is in the trash is not there until that is restored. */
export const shownItems = sql`setlist_items i JOIN (${scoresWithPages}) ON s.id = i.score_id AND s.trashed_at IS NULL`;
