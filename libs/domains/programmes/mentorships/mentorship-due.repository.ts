import { Injectable } from '@nestjs/common';
import { Database, type Sql, instant, isOneOf, sql } from '@app/database';
import { isRunning } from '@organisation/pairs';
import { MentorshipStatus } from './mentorship-status';
import { isOpenMentorship } from './mentorships.scope';

/** Ids of mentorships that a schedule or an event must act on. Unscoped: for the worker only. */
@Injectable()
export class MentorshipDueRepository {
  constructor(private readonly db: Database) {}

  /** Scheduled ones whose first day has come, in the time zone of the company. */
  toActivate(now: Date, limit: number): Promise<number[]> {
    return this.ids(sql`${isOneOf(sql`m.status`, [MentorshipStatus.Scheduled])} AND m.start_on <= ${todayAt(now)}`, limit);
  }

  /** Proposals that were not answered in time. */
  toExpire(now: Date, limit: number): Promise<number[]> {
    return this.ids(sql`${isOneOf(sql`m.status`, [MentorshipStatus.Proposed])} AND m.expires_at <= ${instant(now)}`, limit);
  }

  /** Running ones past their last day that are not flagged yet. */
  pastTheirEnd(now: Date, limit: number): Promise<number[]> {
    return this.ids(sql`${isRunning(sql`m`)} AND m.end_passed_at IS NULL AND m.end_on < ${todayAt(now)}`, limit);
  }

  openOf(user_id: number, limit: number): Promise<number[]> {
    return this.ids(sql`(m.mentor_id = ${user_id} OR m.mentee_id = ${user_id}) AND ${isOpenMentorship(sql`m`)}`, limit);
  }

  private async ids(due: Sql, limit: number): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT m.id FROM mentorships m JOIN companies c ON c.id = m.company_id WHERE ${due} ORDER BY m.id LIMIT ${limit}`);
    return found.map(({ id }) => id);
  }
}

const todayAt = (now: Date): Sql => sql`(${instant(now)}::timestamptz AT TIME ZONE c.timezone)::date`;
