import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound } from '@app/errors';
import { FoldersService } from '@knowledge/folders';
import { Document, type DocumentDetails, type DocumentText } from './document.entity';
import { DocumentFilesService } from './document-files.service';
import { DocumentLock } from './document-lock';
import { DocumentsPolicy } from './documents.policy';
import { type DocumentQuery, DocumentsRepository } from './documents.repository';
import type { DocumentRowView, DocumentView } from './documents.view';
import { DocumentVersionsRepository } from './document-versions.repository';
import { DOCUMENT } from './nouns';

export type DocumentChange = DocumentDetails & { readonly title?: string; readonly body?: string; readonly upload_id?: string };
export type NewDocument = DocumentChange & Pick<DocumentText, 'title'> & { readonly folder_id: number };

@Injectable()
export class DocumentsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly versions: DocumentVersionsRepository,
    private readonly lock: DocumentLock,
    private readonly folders: FoldersService,
    private readonly files: DocumentFilesService,
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

  async create(actor: Actor, { title, body, upload_id, ...given }: NewDocument): Promise<JsonResource<DocumentView>> {
    authorize(DocumentsPolicy.create, actor);
    const received = await this.files.receive(actor, upload_id);
    return this.db.transaction(async () => {
      const { company_id } = await this.folders.lockForContent(actor, given.folder_id);
      const file_id = (await this.files.take(actor, received, company_id)) ?? null;
      const document = Document.create({ title, body: body ?? null, file_id }, given, { id: actor.id, company_id });
      await this.documents.add(document);
      this.audit.record(actor, 'document.create', document);
      return this.get(actor, document.id);
    });
  }

  /** Changes the working draft, and details such as language and owner. Published versions do not change. */
  async update(actor: Actor, id: number, change: DocumentChange, expected?: ExpectedVersion): Promise<JsonResource<DocumentView>> {
    const { title, body, upload_id, ...details } = change;
    if (upload_id !== undefined) await this.lock.look(actor, id, DocumentsPolicy.update);
    const received = await this.files.receive(actor, upload_id);
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.update, expected);
      const { owner_id, draft_file_id, published_version_id, company_id } = document;
      // An owner who has an entry may more than others, so nobody gives away what they do not manage.
      if (details.owner_id !== undefined && details.owner_id !== owner_id) await this.lock.look(actor, id, DocumentsPolicy.assign_verifier);
      const file_id = await this.files.take(actor, received, company_id);
      document.edit({ title, body, file_id }, await this.versions.textOf(published_version_id), actor.id);
      document.describe(details);
      if (file_id) await this.files.discard(document, draft_file_id);
      await this.documents.save(document);
      this.audit.record(actor, 'document.update', document);
      return this.get(actor, id);
    });
  }

  discardDraft(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<DocumentView>> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.discard_draft, expected);
      const { draft_file_id } = document;
      document.discardDraft();
      await this.files.discard(document, draft_file_id);
      await this.documents.save(document);
      this.audit.record(actor, 'document.discard_draft', document);
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
}
