import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { Jobs } from '@app/jobs';
import { DocumentPublished } from '@knowledge/documents';
import { MustReadsAdded } from './acknowledgements.events';
import { TellMustReaders } from './acknowledgements.jobs';

/** Enqueues the jobs that notify people of documents that they must read. There may be many people, so the jobs work page by page. */
@Injectable()
export class AcknowledgementNoticesListeners {
  constructor(private readonly jobs: Jobs) {}

  @On(MustReadsAdded, 'MustReadsAdded:AcknowledgementNoticesListeners.added')
  added({ document_id, company_id, actor_id, must_read_ids }: MustReadsAdded): void {
    this.jobs.enqueue(TellMustReaders, { document_id, company_id, actor_id, must_read_ids, is_again: false, after: 0 });
  }

  /** Notifies of the first version, and of a version that asks again. Events of older releases lack `asks_again`. */
  @On(DocumentPublished, 'DocumentPublished:AcknowledgementNoticesListeners.published')
  published({ document_id, company_id, actor_id, number, asks_again }: DocumentPublished): void {
    if (number > 1 && !asks_again) return;
    const told = { document_id, company_id, actor_id: actor_id ?? null, must_read_ids: null, is_again: number > 1, after: 0 };
    this.jobs.enqueue(TellMustReaders, told);
  }
}
