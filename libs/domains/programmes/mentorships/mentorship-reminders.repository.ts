import { Injectable } from '@nestjs/common';
import { Database, type Instant, instant, sql } from '@app/database';
import type { Day } from '@organisation/calendar';
import { lastContact } from './mentorship-contacts';
import { isActive } from './mentorships.scope';

/** Default of the company setting `no_contact_days`. */
const USUAL_DAYS = 14;

/** An active mentorship about which its people may need a reminder. */
export interface RemindedMentorship {
  readonly id: number;
  readonly mentor_id: number;
  readonly mentee_id: number;
  readonly company_id: string;
  readonly end_on: Day;
}

export interface SilentMentorship extends RemindedMentorship {
  readonly last_contact_at: Instant;
  /** Days without contact after which the company wants a reminder. */
  readonly days: number;
}

const no_contact_days = sql`CASE jsonb_typeof(c.settings -> 'no_contact_days') WHEN 'number'
  THEN (c.settings ->> 'no_contact_days')::numeric::int ELSE ${USUAL_DAYS} END`;
const columns = sql`m.id, m.mentor_id, m.mentee_id, m.company_id, m.end_on`;

/** Finds active mentorships for reminders, in all companies and in the order of their ids: for the worker only. */
@Injectable()
export class MentorshipRemindersRepository {
  constructor(private readonly db: Database) {}

  /** Returns those that end within `days`, in the time zone of the company. */
  ending(now: Date, days: number, { after, limit }: { readonly after: number; readonly limit: number }): Promise<RemindedMentorship[]> {
    const today = sql`(${instant(now)}::timestamptz AT TIME ZONE c.timezone)::date`;
    return this.db.rows(sql<RemindedMentorship>`
      SELECT ${columns} FROM mentorships m JOIN companies c ON c.id = m.company_id
      WHERE ${isActive(sql`m`)} AND m.end_on BETWEEN ${today} AND ${today} + ${days}::int AND m.id > ${after} ORDER BY m.id LIMIT ${limit}`);
  }

  /**
   * Returns those that may have been silent for as many days as their company has set. This compares times and ignores leave, so it may
   * return too many: `silentDays` decides.
   */
  silent(now: Date, { after, limit }: { readonly after: number; readonly limit: number }): Promise<SilentMentorship[]> {
    return this.db.rows(sql<SilentMentorship>`
      SELECT s.* FROM (
        SELECT ${columns}, ${no_contact_days} AS days, ${lastContact(sql`m`)} AS last_contact_at
        FROM mentorships m JOIN companies c ON c.id = m.company_id WHERE ${isActive(sql`m`)} AND m.id > ${after}
      ) s WHERE s.last_contact_at < ${instant(now)}::timestamptz - (s.days - 1) * interval '1 day' ORDER BY s.id LIMIT ${limit}`);
  }
}
