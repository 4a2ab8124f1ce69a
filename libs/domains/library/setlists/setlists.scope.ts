import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { scoresWithPages } from '@library/scores';

/** `SetlistsPolicy.read` as an SQL condition. */
export const setlistsVisibleTo = ({ id }: Pick<Actor, 'id'>): Sql => sql`l.user_id = ${id}`;

/** Items joined to their scores. Items whose score is in the trash are hidden until it is restored. */
export const shownItems = sql`setlist_items i JOIN (${scoresWithPages}) ON s.id = i.score_id AND s.trashed_at IS NULL`;
