import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { type Notice, Notices, type NoticeValues } from '@app/notices';
import { AccessListsService } from '@knowledge/folders';
import { DocumentPeopleRepository } from './document-people.repository';
import { DocumentWatchersService } from './document-watchers.service';
import { type DocumentIds, DocumentOpened, DocumentPublished, DocumentReturned, DocumentSubmitted } from './documents.events';
import { DOCUMENT_OPENED } from './documents.notifications';
import { DRAFT_RETURNED, REVIEW_REQUESTED, VERSION_PUBLISHED } from './publishing.notifications';

/** Notifies people about documents. */
@Injectable()
export class DocumentNoticesListeners {
  constructor(
    private readonly people: DocumentPeopleRepository,
    private readonly lists: AccessListsService,
    private readonly watchers: DocumentWatchersService,
    private readonly notices: Notices,
  ) {}

  @On(DocumentOpened, 'DocumentOpened:DocumentNoticesListeners.opened')
  async opened(event: DocumentOpened, run: Run): Promise<void> {
    const { document_id, company_id } = event;
    const managers = await this.lists.managersOf(document_id, company_id);
    await this.tell(DOCUMENT_OPENED, event, run, [...managers, ...(await this.people.concernedBy(document_id, company_id))]);
  }

  @On(DocumentSubmitted, 'DocumentSubmitted:DocumentNoticesListeners.submitted')
  async submitted(event: DocumentSubmitted, run: Run): Promise<void> {
    await this.tell(REVIEW_REQUESTED, event, run, await this.people.publishersOf(event.document_id, event.company_id));
  }

  @On(DocumentReturned, 'DocumentReturned:DocumentNoticesListeners.returned')
  async returned(event: DocumentReturned, run: Run): Promise<void> {
    await this.tell(DRAFT_RETURNED, event, run, await this.people.concernedBy(event.document_id, event.company_id));
  }

  @On(DocumentPublished, 'DocumentPublished:DocumentNoticesListeners.published')
  async published(event: DocumentPublished, run: Run): Promise<void> {
    const { document_id, company_id, drafted_by } = event;
    const people = [...(await this.people.concernedBy(document_id, company_id)), ...(await this.watchers.idsOf(document_id, company_id))];
    if (drafted_by) people.push(drafted_by);
    await this.tell(VERSION_PUBLISHED, event, run, people);
  }

  /** Plans a notice for each person once. Events of older releases name no actor. */
  private tell(
    notice: Notice,
    { document_id: resource_id, actor_id, number }: Told,
    { id }: Run,
    people: readonly number[],
  ): Promise<void> {
    const facts: NoticeValues = number === undefined ? {} : { number: String(number) };
    const drafts = [...new Set(people)].map((user_id) => ({ user_id, actor_id: actor_id ?? null, resource_id, facts }));
    return this.notices.plan(notice, id, drafts);
  }
}

type Told = DocumentIds & { readonly actor_id?: number; readonly number?: number };
