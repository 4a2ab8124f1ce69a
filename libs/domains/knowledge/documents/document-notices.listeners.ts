import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { Notices } from '@app/notices';
import { AccessListsService } from '@knowledge/folders';
import { DocumentOpeningsRepository } from './document-openings.repository';
import { DocumentOpened } from './documents.events';
import { DOCUMENT_OPENED } from './documents.notifications';

/** Tells people of documents. */
@Injectable()
export class DocumentNoticesListeners {
  constructor(
    private readonly openings: DocumentOpeningsRepository,
    private readonly lists: AccessListsService,
    private readonly notices: Notices,
  ) {}

  @On(DocumentOpened, 'DocumentOpened:DocumentNoticesListeners.opened')
  async opened({ document_id, company_id, actor_id }: DocumentOpened, { id }: Run): Promise<void> {
    const managers = await this.lists.managersOf(document_id, company_id);
    const people = new Set([...managers, ...(await this.openings.concernedBy(document_id, company_id))]);
    await this.notices.plan(
      DOCUMENT_OPENED,
      id,
      [...people].map((user_id) => ({ user_id, actor_id, resource_id: document_id })),
    );
  }
}
