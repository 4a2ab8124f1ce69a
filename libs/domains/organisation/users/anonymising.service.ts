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
 * Forgets people thirty days after they were deactivated. Each person gets a job, and so a transaction, of their own; each domain wipes
 * what it has of them when it hears of it, in another. All of it may be done twice.
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

  /** Called by the clock. Says of how many something is to be wiped. */
  async findDue(): Promise<{ people: number; words: number }> {
    const people = await this.leavers.listDue(this.latest());
    for (const { id } of people) this.jobs.enqueue(AnonymiseUser, { user_id: id });
    const words = await this.leavers.listWordsDue(this.clock.now(), KEPT_DAYS);
    for (const { id } of words) this.jobs.enqueue(ExpireWords, { user_id: id });
    return { people: people.length, words: words.length };
  }

  /** Wipes the profile, and tells every domain. False, and nothing done, where nothing is due. */
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

  /** Tells every domain that nothing keeps what this person has said to others. False where the company keeps it for longer. */
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
