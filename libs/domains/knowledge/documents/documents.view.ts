import type { Actor } from '@app/auth';
import { type JsonResource, type Sql, sql } from '@app/database';
import { foldersReadable } from '@knowledge/folders';
import { personOf } from '@organisation/users';
import type { DocumentDto, DocumentRowDto } from './documents.dto';
import type { DocumentFacts } from './documents.policy';
import { draftVisibleTo, isOverdueDocument } from './documents.scope';

/** A document as a list returns it. */
export type DocumentRowView = DocumentRowDto;

/** A document in responses. */
export type DocumentView = Omit<DocumentDto, 'can' | 'can_ask'>;

/** A document as JSON, with the facts that decide its permissions. */
export type DocumentResource = JsonResource<DocumentView> & DocumentFacts;

/** Tables of the view of a document. */
export const documents = sql`documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id LEFT JOIN document_versions v ON v.id = d.published_version_id`;

/** JSON of a file. NULL if there is none. */
const fileOf = (id: Sql): Sql => sql`(
  SELECT json_build_object('filename', x.filename, 'mime_type', x.mime_type, 'size_bytes', x.size_bytes, 'status', x.status,
    'has_preview', EXISTS (SELECT FROM derived_objects o WHERE o.file_id = x.id AND o.name = 'preview')) FROM files x WHERE x.id = ${id})`;

/** The state of the draft, for those who may read it. */
export const draftSeenBy = (viewer: Actor): Sql => sql`CASE WHEN ${draftVisibleTo(viewer, sql`d`)} THEN d.draft END`;

const columns = (viewer: Actor): Sql => sql`'id', d.id, 'version', d.version, 'title', d.title, 'format', d.format, 'status', d.status,
  'draft', ${draftSeenBy(viewer)}, 'folder', CASE WHEN f.id = ANY (${foldersReadable(viewer)}) THEN json_build_object('id', f.id, 'name', f.name) END,
  'language', d.language, 'owner', ${personOf(sql`d.owner_id`)}, 'verifier', ${personOf(sql`d.verifier_id`)},
  'verified_until', d.verified_until, 'is_overdue', ${isOverdueDocument(sql`d`)}, 'current_version', v.number,
  'published_at', v.published_at, 'created_at', d.created_at, 'updated_at', d.updated_at, 'trashed_at', d.trashed_at`;

export const documentRowView = (viewer: Actor): Sql => sql`json_build_object(${columns(viewer)})`;

export const documentView = (
  viewer: Actor,
): Sql => sql`json_build_object(${columns(viewer)}, 'body', v.body, 'file', ${fileOf(sql`v.file_id`)},
  'is_watched', EXISTS (SELECT FROM document_watchers w WHERE w.document_id = d.id AND w.user_id = ${viewer.id}),
  'working_draft', CASE WHEN ${draftVisibleTo(viewer, sql`d`)} AND d.draft <> 'none'
    THEN json_build_object('title', d.draft_title, 'body', d.draft_body,
      'file', ${fileOf(sql`d.draft_file_id`)}, 'author', ${personOf(sql`d.drafted_by`)}) END)`;
