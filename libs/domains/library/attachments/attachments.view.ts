import { type Sql, sql } from '@app/database';
import type { AttachmentDto } from './attachments.dto';

/** An attachment as the API returns it. */
export type AttachmentView = AttachmentDto;

const preview = sql`CASE WHEN EXISTS (SELECT FROM derived_objects d WHERE d.file_id = f.id AND d.name = 'preview')
  THEN '/api/v1/attachments/' || f.id || '/preview' END`;

const attachmentView = sql`json_build_object('id', f.id, 'filename', f.filename, 'mime_type', f.mime_type, 'size_bytes', f.size_bytes,
  'status', f.status, 'failure', f.failure, 'preview_url', ${preview}, 'uploader_id', f.user_id)`;

/** The attachments of a thing as a JSON array, for its view: `` attachmentsOf('comment', sql`c.id`) ``. */
export const attachmentsOf = (resource: string, id: Sql): Sql => sql`(
  SELECT coalesce(json_agg(${attachmentView} ORDER BY x.position, x.id), '[]'::json) FROM attachments x JOIN files f ON f.id = x.id
  WHERE x.resource = ${resource} AND x.resource_id = ${id}::text)`;
