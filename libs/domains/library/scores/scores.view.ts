import { sql } from '@app/database';
import type { ScoreVersionRowDto } from './score-versions.dto';
import type { ScoreRowDto } from './scores.dto';
import { hasThumbnail } from './scores.scope';

/** A score as the API returns it. */
export type ScoreView = ScoreRowDto;

/** A version of a score as the API returns it. */
export type ScoreVersionView = ScoreVersionRowDto;

/** The information read from a file, and the status of its processing. */
const found = sql`v.pages, v.page_width, v.page_height, v.pdf_title, v.is_encrypted, v.is_repaired, ${hasThumbnail} AS has_thumbnail,
  f.status, f.failure, json_build_object(
    'pdf_info', json_build_object('status', v.info_status, 'error', v.info_error),
    'thumbnail', json_build_object('status', v.thumbnail_status, 'error', v.thumbnail_error)) AS jobs`;

const file = sql`v.file_id AS upload_id, f.filename AS original_filename, f.size_bytes, o.sha256`;

/** Only an older release wrote words into this column; they are returned as `NULL`. */
const difficulty = sql`CASE WHEN s.difficulty ~ '^[1-5]$' THEN s.difficulty::int END`;

/** The columns of the view of a score. Every response has the same columns. */
export const scoreColumns = sql`s.id, s.version, s.title, s.composer, s.arranger, s.instrumentation, s.genre, ${difficulty} AS difficulty, s.tags, s.note, ${file}, ${found},
  CASE WHEN ${hasThumbnail} THEN '/api/v1/scores/' || s.id || '/thumbnail' END AS thumbnail,
  (SELECT 'derived/' || d.id FROM derived_objects d WHERE d.file_id = v.file_id AND d.name = 'thumbnail') AS thumbnail_url, s.current_number AS version_number,
  (SELECT count(*)::int FROM score_versions n WHERE n.score_id = s.id) AS version_count, s.trashed_at, s.created_at, s.updated_at`;

/** The columns of the view of a version. */
export const scoreVersionColumns = sql`v.number, v.version, v.number = s.current_number AS is_current, ${file}, ${found}, v.created_at`;
