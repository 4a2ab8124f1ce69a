import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { NotFound } from '@app/errors';
import { DocumentLock } from './document-lock';
import { DocumentOpening } from './document-opening.entity';
import { DocumentOpeningsRepository } from './document-openings.repository';
import { DocumentOpened } from './documents.events';
import { DocumentOpeningsPolicy } from './documents.policy';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import type { DocumentView } from './documents.view';
import { DOCUMENT } from './nouns';

/** Lets admins read a draft or a private document for an hour. The people who manage it are notified. */
@Injectable()
export class DocumentOpeningsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly openings: DocumentOpeningsRepository,
    private readonly lock: DocumentLock,
    private readonly service: DocumentsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  open(actor: Actor, id: number, reason: string): Promise<JsonResource<DocumentView>> {
    authorize(DocumentOpeningsPolicy.create, actor);
    return this.db.transaction(async () => {
      const document = await this.documents.findForUpdate(id);
      if (!document || document.company_id !== actor.company_id) throw new NotFound(DOCUMENT);
      const { company_id } = document;
      const opening = DocumentOpening.of({ company_id, document_id: id, user_id: actor.id, reason }, this.lock.now());
      await this.openings.add(opening);
      this.audit.record(actor, 'document_opening.create', opening);
      this.lock.publish(DocumentOpened, document, { actor_id: actor.id });
      return this.service.get(actor, id);
    });
  }
}
