import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import type { ExpectedVersion } from '@app/errors';
import { AccessListsService, type AccessListView, type EntryFields } from '@knowledge/folders';
import { DocumentLock } from './document-lock';
import { DocumentsPolicy } from './documents.policy';
import { DocumentsRepository } from './documents.repository';

/** Access lists of documents. Only those who manage access read and change them. */
@Injectable()
export class DocumentAccessService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly lock: DocumentLock,
    private readonly lists: AccessListsService,
    private readonly db: Database,
  ) {}

  async get(actor: Actor, id: number): Promise<JsonResource<AccessListView>> {
    await this.lock.look(actor, id, DocumentsPolicy.manage_access);
    return this.lists.ofDocument(actor, id);
  }

  replace(actor: Actor, id: number, entries: readonly EntryFields[], expected?: ExpectedVersion): Promise<JsonResource<AccessListView>> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.manage_access, expected);
      document.expectOpen('manage_access');
      const { company_id } = document;
      if (await this.lists.replaceEntries(actor, { company_id, document_id: id }, entries)) await this.documents.touch(document);
      return this.lists.ofDocument(actor, id);
    });
  }
}
