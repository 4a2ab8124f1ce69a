import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { LeaversRepository } from './leavers.repository';
import { UserStatus } from './user-status';
import { SharedWordsExpired, UserAnonymised, userIds } from './users.events';
import { AnonymiseUser, ExpireWords } from './users.jobs';

const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Anonymises people 30 days after their deactivation. Each person has a job, and so a transaction, of their own. Other domains delete their
 * data about the person when they get the event, in transactions of their own. Every step can be repeated.
 */
@Injectable()
export class AnonymisingService {
  constructor(
    private readonly leavers: LeaversRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Called on a schedule. Enqueues the due jobs and returns their numbers. */
  async findDue(): Promise<{ people: number; words: number }> {
    const people = await this.leavers.listDue(this.latest());
    for (const { id } of people) this.jobs.enqueue(AnonymiseUser, { user_id: id });
    const words = await this.leavers.listWordsDue(this.clock.now(), KEPT_DAYS);
    for (const { id } of words) this.jobs.enqueue(ExpireWords, { user_id: id });
    return { people: people.length, words: words.length };
  }

  /** Clears the profile and publishes `UserAnonymised`. Does nothing and returns false if it is not due. */
  anonymise(user_id: number): Promise<boolean> {
    return this.db.transaction(async () => {
      const user = await this.leavers.findDueForUpdate(user_id, this.latest());
      if (!user) return false;
      user.anonymise(this.clock.now());
      await this.leavers.save(user);
      this.audit.record(null, 'user.anonymise', user);
      this.events.publish(UserAnonymised, userIds(user));
      this.jobs.enqueue(ExpireWords, { user_id });
      return true;
    });
  }

  /** Publishes `SharedWordsExpired`. Does nothing and returns false if the company keeps the person's words for longer. */
  expireWords(user_id: number): Promise<boolean> {
    return this.db.transaction(async () => {
      const user = await this.leavers.findForUpdate(user_id);
      if (user?.status !== UserStatus.Anonymised) return false;
      if (!(await this.leavers.areWordsDue(user_id, this.clock.now(), KEPT_DAYS))) return false;
      user.words_expired_at = instant(this.clock.now());
      await this.leavers.save(user);
      this.audit.record(null, 'user.expire_words', user);
      this.events.publish(SharedWordsExpired, userIds(user));
      return true;
    });
  }

  private latest(): Date {
    return new Date(+this.clock.now() - KEPT_DAYS * DAY_MS);
  }
}
