import { Injectable } from '@nestjs/common';
import { Database, type Page, type PageRequest, orderBy, sql } from '@app/database';
import type { DocumentText } from './document.entity';
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

  /** The title and text of a version, from which a new draft begins. */
  async textOf(id: number | null): Promise<DocumentText | undefined> {
    return id === null ? undefined : this.db.row(sql<DocumentText>`SELECT v.title, v.body FROM document_versions v WHERE v.id = ${id}`);
  }

  /** Number of the next version. The caller has locked the document. */
  async nextNumber(document_id: number): Promise<number> {
    const found = await this.db.row(sql<{ number: number }>`
      SELECT coalesce(max(v.number), 0) + 1 AS number FROM document_versions v WHERE v.document_id = ${document_id}`);
    return found!.number;
  }

  async add(version: DocumentVersion): Promise<void> {
    await this.db.add(version);
  }
}
