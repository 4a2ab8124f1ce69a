import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { MentorshipAnswersService } from './mentorship-answers.service';
import { MentorshipDueRepository } from './mentorship-due.repository';
import { MentorshipEndingsService } from './mentorship-endings.service';
import { ActivateMentorship } from './mentorships.jobs';

/** So many in one transaction. Those left over are due at the next turn. */
const BATCH = 500;

/** What becomes due by itself, by the clock or because somebody has left. */
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

  /** Leaves a job for each whose first day has come: one that cannot begin keeps no other from it. */
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

  /** Says of each that goes on past its last day that it does, once. It is never completed by itself. */
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
