import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound } from '@app/errors';
import { AccessListsService, type AccessListView, type EntryFields, FoldersService } from '@knowledge/folders';
import { Document, type DocumentDetails, type DocumentText } from './document.entity';
import { DocumentLock } from './document-lock';
import { DocumentsPolicy } from './documents.policy';
import { type DocumentQuery, DocumentsRepository } from './documents.repository';
import type { DocumentRowView, DocumentView } from './documents.view';
import { DocumentVersionsRepository } from './document-versions.repository';
import { DOCUMENT } from './nouns';

export type DocumentChange = DocumentDetails & { readonly title?: string; readonly body?: string };
export type NewDocument = DocumentChange & Pick<DocumentText, 'title'> & { readonly folder_id: number };

@Injectable()
export class DocumentsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly versions: DocumentVersionsRepository,
    private readonly lock: DocumentLock,
    private readonly folders: FoldersService,
    private readonly lists: AccessListsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor, query: DocumentQuery): Promise<Page<DocumentRowView>> {
    return this.documents.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<DocumentView>> {
    const document = await this.documents.find(actor, id);
    if (!document) throw new NotFound(DOCUMENT);
    return withPermissions(DocumentsPolicy.read, actor, document);
  }

  create(actor: Actor, { title, body, ...given }: NewDocument): Promise<JsonResource<DocumentView>> {
    authorize(DocumentsPolicy.create, actor);
    return this.db.transaction(async () => {
      const { company_id } = await this.folders.lockForContent(actor, given.folder_id);
      const document = Document.create({ title, body: body ?? null }, given, { id: actor.id, company_id });
      await this.documents.add(document);
      this.audit.record(actor, 'document.create', document);
      return this.get(actor, document.id);
    });
  }

  /** Changes the working draft, and what is said about the document. Published versions do not change. */
  update(
    actor: Actor,
    id: number,
    { title, body, ...details }: DocumentChange,
    expected?: ExpectedVersion,
  ): Promise<JsonResource<DocumentView>> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.update, expected);
      document.edit({ title, body }, await this.versions.textOf(document.published_version_id), actor.id);
      document.describe(details);
      await this.documents.save(document);
      this.audit.record(actor, 'document.update', document);
      return this.get(actor, id);
    });
  }

  /** Moves a document to another folder, whose access lists it inherits from then on. */
  move(actor: Actor, id: number, folder_id: number, expected?: ExpectedVersion): Promise<JsonResource<DocumentView>> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.move, expected);
      await this.folders.lockForContent(actor, folder_id);
      document.moveTo(folder_id);
      await this.documents.save(document);
      this.audit.record(actor, 'document.move', document);
      return this.get(actor, id);
    });
  }

  async access(actor: Actor, id: number): Promise<JsonResource<AccessListView>> {
    await this.lock.look(actor, id, DocumentsPolicy.manage_access);
    return this.lists.ofDocument(actor, id);
  }

  replaceAccess(
    actor: Actor,
    id: number,
    entries: readonly EntryFields[],
    expected?: ExpectedVersion,
  ): Promise<JsonResource<AccessListView>> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.manage_access, expected);
      document.expectOpen('manage_access');
      const { company_id } = document;
      if (await this.lists.replaceEntries(actor, { company_id, document_id: id }, entries)) await this.documents.touch(document);
      return this.lists.ofDocument(actor, id);
    });
  }
}
