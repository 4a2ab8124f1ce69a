import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type Instant,
  type Page,
  type PageRequest,
  among,
  and,
  matching,
  orderBy,
  sql,
  touched,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { foldersReadable } from '@knowledge/folders';
import { FOLDER } from '@knowledge/folders/nouns';
import { USER } from '@organisation/users/nouns';
import { DOCUMENT_FOLDER_FKEY, DOCUMENT_OWNER_FKEY, DOCUMENT_VERIFIER_FKEY, Document, type DocumentFormat } from './document.entity';
import type { DocumentStatus, DraftState } from './document-moves';
import type { DocumentFacts } from './documents.policy';
import { documentFacts, documentsVisibleTo, isOverdueDocument } from './documents.scope';
import { type DocumentResource, type DocumentRowView, documentRowView, documentView, documents, draftSeenBy } from './documents.view';

export interface DocumentQuery extends IdsRequest {
  readonly search?: string;
  readonly folder_id?: readonly number[];
  readonly status?: readonly DocumentStatus[];
  readonly draft?: readonly DraftState[];
  readonly format?: readonly DocumentFormat[];
  readonly owner_id?: readonly number[];
  readonly is_overdue?: boolean;
  readonly trashed?: boolean;
  readonly ordering: readonly string[];
}

const refusals = {
  [DOCUMENT_FOLDER_FKEY]: () => new NotFound(FOLDER),
  [DOCUMENT_OWNER_FKEY]: () => new NotFound(USER),
  [DOCUMENT_VERIFIER_FKEY]: () => new NotFound(USER),
};
const sortable = {
  title: sql`lower(d.title)`,
  created_at: sql`d.created_at`,
  updated_at: sql`d.updated_at`,
  published_at: { nullable: sql`v.published_at` },
};

@Injectable()
export class DocumentsRepository {
  constructor(private readonly db: Database) {}

  /** Finds a document as the viewer may see it, with the facts that decide its permissions. */
  find(viewer: Actor, id: number): Promise<DocumentResource | undefined> {
    return this.db.row(sql<DocumentResource>`
      SELECT d.id, d.version, ${documentView(viewer)}::text AS json, ${documentFacts} FROM ${documents}
      WHERE d.id = ${id} AND f.company_id = ${viewer.company_id} AND ${documentsVisibleTo(viewer, sql`d`)}`);
  }

  @FindsResource('document')
  subject(id: number): Promise<DocumentFacts | undefined> {
    return this.db.row(sql<DocumentFacts>`
      SELECT ${documentFacts} FROM documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id WHERE d.id = ${id}`);
  }

  /** Locks the row until the transaction ends. Every change of a document starts here. */
  findForUpdate(id: number): Promise<Document | null> {
    return this.db.findForUpdate(Document, sql`id = ${id}`);
  }

  list(viewer: Actor, { ordering, page, page_size, ...filter }: DocumentQuery): Promise<Page<DocumentRowView>> {
    return this.db.page(
      {
        select: sql`${documentRowView(viewer)} AS json`,
        as: sql`row.json`,
        from: documents,
        where: and(sql`f.company_id = ${viewer.company_id}`, documentsVisibleTo(viewer, sql`d`), ...filtered(viewer, filter)),
        order: orderBy(ordering, sortable, sql`d.id`),
      },
      { page, page_size },
    );
  }

  /** The file of the working draft. */
  async draftFileOf(id: number): Promise<string | null> {
    const found = await this.db.row(sql<{ draft_file_id: string | null }>`SELECT d.draft_file_id FROM documents d WHERE d.id = ${id}`);
    return found?.draft_file_id ?? null;
  }

  async add(document: Document): Promise<void> {
    await translating(this.db.add(document), refusals);
  }

  save(document: Document): Promise<void> {
    return translating(this.db.save(document), refusals);
  }

  /** Increments the version of a document whose access list has changed. */
  async touch({ id }: Document): Promise<void> {
    await this.db.rows(sql`UPDATE documents SET ${touched(Document)} WHERE id = ${id}`);
  }

  /** Deletes a document with its versions and its access list. */
  async remove({ id }: Document): Promise<void> {
    await this.db.rows(sql`DELETE FROM documents WHERE id = ${id}`);
  }

  /** Documents that were moved to the trash before this time. For the worker only. */
  async trashedBefore(time: Instant, limit: number): Promise<number[]> {
    const found = await this.db.rows(
      sql<{ id: number }>`SELECT d.id FROM documents d WHERE d.trashed_at < ${time} ORDER BY d.trashed_at LIMIT ${limit}`,
    );
    return found.map(({ id }) => id);
  }

  /** Locks documents whose draft a person began. */
  findDraftedForUpdate(user_id: number): Promise<Document[]> {
    return this.db.findAllForUpdate(Document, sql`drafted_by = ${user_id} ORDER BY id`);
  }
}

type Filter = Omit<DocumentQuery, 'ordering' | keyof PageRequest>;

const filtered = (viewer: Actor, { ids, search, folder_id, status, draft, format, owner_id, is_overdue, trashed }: Filter) => [
  trashed ? sql`d.trashed_at IS NOT NULL` : sql`d.trashed_at IS NULL`,
  among(sql`d.id`, ids),
  // The folder is shown only if the viewer can see it.
  folder_id && and(among(sql`d.folder_id`, folder_id), sql`d.folder_id = ANY (${foldersReadable(viewer)})`),
  among(sql`d.status`, status),
  among(draftSeenBy(viewer), draft),
  among(sql`d.format`, format),
  among(sql`d.owner_id`, owner_id),
  is_overdue !== undefined && sql`${isOverdueDocument(sql`d`)} = ${is_overdue}`,
  search && matching(sql`lower(d.title)`, search),
];
