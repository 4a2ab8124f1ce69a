import { type JsonResource, sql } from '@app/database';
import { personOf } from '@organisation/users';
import type { DocumentVersionDto, DocumentVersionRowDto } from './document-versions.dto';

/** A version in lists. */
export type DocumentVersionRowView = DocumentVersionRowDto;

/** A version with its text, as JSON. */
export type DocumentVersionResource = JsonResource<Omit<DocumentVersionDto, 'can' | 'can_ask'>>;

/** Columns of a version (`v`) in lists. It never changes, so `version` is always 1. */
export const documentVersionColumns = sql`1 AS version, v.number, v.title, ${personOf(sql`v.published_by`)} AS publisher, v.published_at, v.asks_again`;

/** A version as JSON, with its text. */
export const documentVersionView = sql`(SELECT row_to_json(row) FROM (SELECT v.document_id, ${documentVersionColumns}, v.body) row)`;
