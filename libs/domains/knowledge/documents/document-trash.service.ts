import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import type { ExpectedVersion } from '@app/errors';
import { FoldersService } from '@knowledge/folders';
import { DocumentLock } from './document-lock';
import { DocumentRestored, DocumentTrashed } from './documents.events';
import { DocumentsPolicy } from './documents.policy';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import type { DocumentView } from './documents.view';
import { PublishedTexts } from './published-texts';

/** Moves documents to the trash and back. */
@Injectable()
export class DocumentTrashService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly lock: DocumentLock,
    private readonly service: DocumentsService,
    private readonly folders: FoldersService,
    private readonly texts: PublishedTexts,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async trash(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    await this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.delete, expected);
      document.trash(this.lock.now());
      await this.documents.save(document);
      await this.texts.refresh(document);
      this.audit.record(actor, 'document.trash', document);
      this.lock.publish(DocumentTrashed, document);
    });
  }

  /** Restores a document from the trash. An archived document outside the trash is published again. */
  restore(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<DocumentView>> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.restore, expected);
      document.restore();
      await this.folders.lockKept(document.folder_id);
      await this.documents.save(document);
      await this.texts.refresh(document);
      this.audit.record(actor, 'document.restore', document);
      this.lock.publish(DocumentRestored, document);
      return this.service.get(actor, id);
    });
  }
}
