import { Injectable } from '@nestjs/common';
import { Database, type Instant, type Sql, sql } from '@app/database';
import type { Day } from '@organisation/calendar';
import { isInCalendarOf } from '@programmes/mentorships';
import { isOpenTask } from '@programmes/tasks';

/** Kind of an entry: the first part of its UID. */
export type EntryKind = 'deadline' | 'meeting' | 'leave' | 'holiday';

/** An entry. A deadline or meeting has `starts_at` and `minutes`, a leave or holiday has `start_on` and `end_on`. */
export interface EntryRow {
  readonly kind: EntryKind;
  readonly id: number;
  readonly version: number;
  readonly updated_at: Instant;
  /** `null` for a leave. */
  readonly title: string | null;
  readonly starts_at: Instant | null;
  readonly minutes: number | null;
  readonly start_on: Day | null;
  readonly end_on: Day | null;
  readonly place: string | null;
  /** ID of the mentorship of a meeting. */
  readonly mentorship_id: number | null;
  /** Name of the other person of a meeting. */
  readonly partner: string | null;
}

export interface EntryOwner {
  readonly id: number;
  readonly company_id: string | null;
}

const DAYS_BACK = 90;
const DAYS_AHEAD = 400;
/** Maximum number of entries of each kind. Those nearest to now are chosen. */
const MAX_ENTRIES = 1_000;

const from = sql`now() - ${DAYS_BACK} * interval '1 day'`;
const to = sql`now() + ${DAYS_AHEAD} * interval '1 day'`;
const isNear = (moment: Sql): Sql => sql`${moment} BETWEEN ${from} AND ${to}`;
const isNearSpan = (row: Sql): Sql => sql`${row}.end_on >= (${from})::date AND ${row}.start_on <= (${to})::date`;
const nearest = (moment: Sql): Sql => sql`ORDER BY abs(extract(epoch FROM ${moment} - now())) LIMIT ${MAX_ENTRIES}`;

/** Reads everything that a person's calendar shows, in one statement. */
@Injectable()
export class FeedEntriesRepository {
  constructor(private readonly db: Database) {}

  list({ id, company_id }: EntryOwner): Promise<EntryRow[]> {
    const none = sql`NULL::timestamptz AS starts_at, NULL::int AS minutes`;
    const unplaced = sql`NULL::text AS place, NULL::int AS mentorship_id, NULL::text AS partner`;
    return this.db.rows(sql<EntryRow>`
      SELECT * FROM (
        (SELECT 'deadline' AS kind, t.id, t.version, t.updated_at, t.title, t.due_at AS starts_at, 0 AS minutes,
          NULL::date AS start_on, NULL::date AS end_on, ${unplaced}
        FROM tasks t WHERE t.assignee_id = ${id} AND t.company_id = ${company_id} AND ${isOpenTask(sql`t`)} AND ${isNear(sql`t.due_at`)}
        ${nearest(sql`t.due_at`)})
        UNION ALL
        (SELECT 'meeting', g.id, g.version, g.updated_at, g.title, g.starts_at, g.minutes, NULL, NULL, g.place, g.mentorship_id,
          (SELECT u.name FROM users u WHERE u.id = CASE WHEN m.mentor_id = ${id} THEN m.mentee_id ELSE m.mentor_id END)
        FROM mentorship_meetings g JOIN mentorships m ON m.id = g.mentorship_id
        WHERE m.company_id = ${company_id} AND ${isInCalendarOf(id, sql`g`, sql`m`)} AND ${isNear(sql`g.starts_at`)}
        ${nearest(sql`g.starts_at`)})
        UNION ALL
        (SELECT 'leave', l.id, l.version, l.updated_at, NULL, ${none}, l.start_on, l.end_on, ${unplaced}
        FROM leaves l WHERE l.user_id = ${id} AND l.company_id = ${company_id} AND ${isNearSpan(sql`l`)} ${nearest(sql`l.start_on`)})
        UNION ALL
        (SELECT 'holiday', h.id, h.version, h.updated_at, h.name, ${none}, h.start_on, h.end_on, ${unplaced}
        FROM holidays h WHERE h.company_id = ${company_id} AND ${isNearSpan(sql`h`)} ${nearest(sql`h.start_on`)})
      ) entries ORDER BY kind, id`);
  }
}
