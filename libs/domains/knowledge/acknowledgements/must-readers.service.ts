import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { Jobs } from '@app/jobs';
import { Notices } from '@app/notices';
import { TellMustReaders, type ToldReaders } from './acknowledgements.jobs';
import { MUST_READ, MUST_READ_AGAIN } from './acknowledgements.notifications';
import { MustReadersRepository } from './must-readers.repository';

/** Number of people in one transaction. */
const PAGE = 500;

/** Tells people of documents that they must read. For the worker only. */
@Injectable()
export class MustReadersService {
  constructor(
    private readonly readers: MustReadersRepository,
    private readonly notices: Notices,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Notifies a page of people, and enqueues the job for the next page in the same transaction. The occasion is the version that must be
   * read, so that a person who is added while that version is published gets one notice.
   */
  async tell(told: ToldReaders): Promise<{ readonly told: number }> {
    const people = await this.readers.due(told, PAGE);
    const not_before = instant(this.clock.now());
    const drafts = people.map(({ id, asked }) => ({
      user_id: id,
      resource_id: told.document_id,
      occasion: `version ${asked}`,
      not_before,
    }));
    await this.notices.remind(told.is_again ? MUST_READ_AGAIN : MUST_READ, drafts);
    if (people.length === PAGE) this.jobs.enqueue(TellMustReaders, { ...told, after: people.at(-1)!.id });
    return { told: people.length };
  }
}
