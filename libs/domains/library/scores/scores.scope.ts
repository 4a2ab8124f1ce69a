import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `ScoresPolicy.read`, said in SQL. */
export const visibleTo = ({ id }: Pick<Actor, 'id'>): Sql => sql`s.user_id = ${id}`;

/** Scores with the version that is shown of each. */
export const scoresWithPages = sql`scores s JOIN score_versions v ON v.score_id = s.id AND v.number = s.current_number`;

/** The same with its file. */
export const scores = sql`${scoresWithPages} JOIN files f ON f.id = v.file_id LEFT JOIN stored_objects o ON o.id = f.object_id`;

export const hasThumbnail = sql`EXISTS (SELECT FROM derived_objects d WHERE d.file_id = v.file_id AND d.name = 'thumbnail')`;

/** What was found in a file, and how far the finding is. */
const found = sql`v.pages, v.page_width, v.page_height, v.pdf_title, v.is_encrypted, ${hasThumbnail} AS has_thumbnail,
  f.status, f.failure, json_build_object(
    'pdf_info', json_build_object('status', v.info_status, 'error', v.info_error),
    'thumbnail', json_build_object('status', v.thumbnail_status, 'error', v.thumbnail_error)) AS jobs`;

const file = sql`v.file_id AS upload_id, f.filename AS original_filename, f.size_bytes, o.sha256`;

/** What is told of a score: every answer has the same. */
export const told = sql`s.id, s.version, s.title, s.composer, s.arranger, s.instrumentation, s.genre, s.difficulty, s.tags, s.note, ${file}, ${found},
  CASE WHEN ${hasThumbnail} THEN '/api/v1/scores/' || s.id || '/thumbnail' END AS thumbnail, s.current_number AS version_number,
  (SELECT count(*)::int FROM score_versions n WHERE n.score_id = s.id) AS version_count, s.trashed_at, s.created_at, s.updated_at`;

/** What is told of one version of it. */
export const toldOfVersion = sql`v.number, v.number = s.current_number AS is_current, ${file}, ${found}, v.created_at`;
