import { Injectable } from '@nestjs/common';
import { Database, type Page, type PageRequest, orderBy, sql } from '@app/database';
import type { Document, DocumentText } from './document.entity';
import { DocumentVersion } from './document-version.entity';
import {
  type DocumentVersionResource,
  type DocumentVersionRowView,
  documentVersionColumns,
  documentVersionView,
} from './document-versions.view';

export interface DocumentVersionQuery extends PageRequest {
  readonly ordering: readonly string[];
}

/** An edition of a document: the number of a version, or the working draft. */
export type DocumentEdition = number | 'draft';

/** Title and text of an edition, and the format of its document. */
export type EditionText = Pick<DocumentText, 'title' | 'body'> & Pick<Document, 'format'>;

const sortable = { number: sql`v.number`, published_at: sql`v.published_at` };

/** Published versions. The callers have checked that the document may be read. */
@Injectable()
export class DocumentVersionsRepository {
  constructor(private readonly db: Database) {}

  list(document_id: number, { ordering, ...page }: DocumentVersionQuery): Promise<Page<DocumentVersionRowView>> {
    const where = sql`v.document_id = ${document_id}`;
    return this.db.page(
      { select: documentVersionColumns, from: sql`document_versions v`, where, order: orderBy(ordering, sortable, sql`v.id`) },
      page,
    );
  }

  /** Finds a version with its text as JSON. */
  find(document_id: number, number: number): Promise<DocumentVersionResource | undefined> {
    return this.db.row(sql<DocumentVersionResource>`
      SELECT v.id, 1 AS version, ${documentVersionView}::text AS json FROM document_versions v WHERE v.document_id = ${document_id} AND v.number = ${number}`);
  }

  /** Title, text and file of a version, with which a new draft begins. */
  async textOf(id: number | null): Promise<DocumentText | undefined> {
    return id === null
      ? undefined
      : this.db.row(sql<DocumentText>`SELECT v.title, v.body, v.file_id FROM document_versions v WHERE v.id = ${id}`);
  }

  /** Title and text of an edition. Undefined if there is none. */
  async editionOf(document_id: number, edition: DocumentEdition): Promise<EditionText | undefined> {
    return this.db.row(
      edition === 'draft'
        ? sql<EditionText>`
            SELECT d.draft_title AS title, d.draft_body AS body, d.format FROM documents d WHERE d.id = ${document_id} AND d.draft <> 'none'`
        : sql<EditionText>`
            SELECT v.title, v.body, d.format FROM document_versions v JOIN documents d ON d.id = v.document_id
            WHERE v.document_id = ${document_id} AND v.number = ${edition}`,
    );
  }

  /** Number of the version before an edition. The version before the draft is the published one. `null` if there is none. */
  async numberBefore(document_id: number, edition: DocumentEdition): Promise<number | null> {
    const before = edition === 'draft' ? sql`true` : sql`v.number < ${edition}`;
    const found = await this.db.row(
      sql<{
        number: number | null;
      }>`SELECT max(v.number) AS number FROM document_versions v WHERE v.document_id = ${document_id} AND ${before}`,
    );
    return found?.number ?? null;
  }

  /** Number of the next version. The caller must have locked the document. */
  async nextNumber(document_id: number): Promise<number> {
    const found = await this.db.row(sql<{ number: number }>`
      SELECT coalesce(max(v.number), 0) + 1 AS number FROM document_versions v WHERE v.document_id = ${document_id}`);
    return found!.number;
  }

  /** Ids of the files of all versions of a document. */
  async filesOf(document_id: number): Promise<string[]> {
    const found = await this.db.rows(sql<{ file_id: string }>`
      SELECT DISTINCT v.file_id FROM document_versions v WHERE v.document_id = ${document_id} AND v.file_id IS NOT NULL`);
    return found.map(({ file_id }) => file_id);
  }

  /** Id of the file of a version, given its number; without a number, of the published version. */
  async fileOf(document_id: number, number?: number): Promise<string | null> {
    const which = number === undefined ? sql`d.published_version_id = v.id` : sql`v.number = ${number}`;
    const found = await this.db.row(sql<{ file_id: string | null }>`
      SELECT v.file_id FROM document_versions v JOIN documents d ON d.id = v.document_id WHERE v.document_id = ${document_id} AND ${which}`);
    return found?.file_id ?? null;
  }

  /** Id of the document that has a file in its draft or in a version. For the worker. */
  async documentOf(file_id: string): Promise<number | undefined> {
    const found = await this.db.row(sql<{ id: number }>`
      SELECT d.id FROM documents d WHERE d.draft_file_id = ${file_id}
      UNION SELECT v.document_id FROM document_versions v WHERE v.file_id = ${file_id} LIMIT 1`);
    return found?.id;
  }

  /** Fills in the text of a file in versions that have none yet. */
  async fill(document_id: number, file_id: string, text: string): Promise<void> {
    await this.db.rows(sql`
      UPDATE document_versions SET body = ${text} WHERE document_id = ${document_id} AND file_id = ${file_id} AND body IS NULL`);
  }

  async add(version: DocumentVersion): Promise<void> {
    await this.db.add(version);
  }
}
