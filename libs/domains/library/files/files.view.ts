import { sql } from '@app/database';
import { isTrashed, isUntrashed } from './file-predicates';
import type { StorageReportDto, UploadRowDto, UsageDto } from './files.dto';

/** The JSON of an upload. */
export type UploadView = UploadRowDto;

/** The JSON of a user's storage use. */
export type UsageView = UsageDto;

/** The JSON of a reconciliation report. */
export type StorageReportView = StorageReportDto;

/** An upload as JSON. */
export const uploadView = sql`json_build_object('upload_id', f.id, 'status', f.status, 'purpose', f.purpose, 'filename', f.filename,
  'mime_type', f.mime_type, 'size', f.size_bytes, 'sha256', o.sha256, 'failure', f.failure, 'expires_at', f.expires_at,
  'committed_at', f.committed_at, 'trashed_at', f.trashed_at, 'created_at', f.created_at, 'updated_at', f.updated_at)`;

/** Storage use as JSON, computed only for the users of the page. */
export const usageView = sql`(SELECT json_build_object('user_id', row.id, 'name', row.name,
  'file_count', count(*) FILTER (WHERE ${isUntrashed(sql`f`)}), 'bytes', coalesce(sum(f.size_bytes) FILTER (WHERE ${isUntrashed(sql`f`)}), 0),
  'trashed_count', count(*) FILTER (WHERE ${isTrashed(sql`f`)}), 'trashed_bytes', coalesce(sum(f.size_bytes) FILTER (WHERE ${isTrashed(sql`f`)}), 0))
  FROM files f WHERE f.user_id = row.id AND f.object_id IS NOT NULL)`;

/** The columns of a report's view. */
export const storageReportColumns = sql`r.id, r.started_at, r.finished_at, r.object_count, r.object_bytes, r.missing, r.wrong_size, r.removed_count, r.adjusted_count`;
