import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `ScoresPolicy.read` as an SQL condition. */
export const scoresVisibleTo = ({ id }: Pick<Actor, 'id'>): Sql => sql`s.user_id = ${id}`;

/** The columns that `ScoresPolicy` needs. */
export const scoreFacts = sql`s.user_id, s.company_id, CASE WHEN s.trashed_at IS NULL THEN 'kept' ELSE 'in_trash' END AS status`;

/** Scores joined to their current versions. */
export const scoresWithPages = sql`scores s JOIN score_versions v ON v.score_id = s.id AND v.number = s.current_number`;

/** Scores joined to their current versions and the files of these. */
export const scores = sql`${scoresWithPages} JOIN files f ON f.id = v.file_id LEFT JOIN stored_objects o ON o.id = f.object_id`;

export const hasThumbnail = sql`EXISTS (SELECT FROM derived_objects d WHERE d.file_id = v.file_id AND d.name = 'thumbnail')`;
