import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { MentorshipAnswersService } from './mentorship-answers.service';
import { MentorshipDueRepository } from './mentorship-due.repository';
import { MentorshipEndingsService } from './mentorship-endings.service';
import { ActivateMentorship } from './mentorships.jobs';

/** Maximum per run. The next run takes the rest. */
const BATCH = 500;

/** Moves that a schedule, or a deactivated user, makes due. */
@Injectable()
export class MentorshipDueService {
  constructor(
    private readonly due: MentorshipDueRepository,
    private readonly answers: MentorshipAnswersService,
    private readonly endings: MentorshipEndingsService,
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Enqueues one job for each that starts today, so that one failure does not stop the others. */
  async activateDue(): Promise<number> {
    return this.db.transaction(async () => {
      const ids = await this.due.toActivate(this.clock.now(), BATCH);
      for (const mentorship_id of ids) this.jobs.enqueue(ActivateMentorship, { mentorship_id });
      return ids.length;
    });
  }

  async expireDue(): Promise<number> {
    return this.each(await this.due.toExpire(this.clock.now(), BATCH), (id) => this.answers.expire(id));
  }

  /** Flags each running one past its last day, once. None is completed automatically. */
  async flagEnds(): Promise<number> {
    return this.each(await this.due.pastTheirEnd(this.clock.now(), BATCH), (id) => this.endings.flagEnd(id));
  }

  async endAllOf(user_id: number): Promise<void> {
    for (const id of await this.due.openOf(user_id, BATCH)) await this.endings.endFor(id);
  }

  private async each(ids: readonly number[], work: (id: number) => Promise<boolean>): Promise<number> {
    let count = 0;
    for (const id of ids) if (await work(id)) count++;
    return count;
  }
}
