import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Instant, type Sql, sql } from '@app/database';
import { isConcluded } from '@organisation/pairs';
import { isOpenMentorship, mentorshipsVisibleTo } from '@programmes/mentorships';
import { type TaskStatus, isOpenTask, isReturned, isSubmitted, overdue, tasksVisibleTo } from '@programmes/tasks';
import { mondayOf } from './dashboard-days';
import { type WithFacts, mentorshipCard, nextMeeting, partnerCard, percentOf } from './mentorship-cards';
import { type FoundCard, cards } from './task-cards';

const ROWS = 20;
const ROWS_PER_COLUMN = 5;

export interface FoundMentorship {
  readonly mentorship: WithFacts;
  readonly mentor: object;
  readonly percent: number | null;
  readonly next_meeting: { readonly starts_at: Instant } | null;
}

type Lists<Row> = { readonly [List in 'this_week' | 'overdue' | 'waiting_for_review' | 'changes_requested']: Row };

/** The mentorships and tasks of a mentee. */
export interface FoundProgress extends Lists<readonly FoundCard[]> {
  readonly mentorships: readonly FoundMentorship[];
  readonly board: readonly { readonly status: TaskStatus; readonly count: number; readonly results: readonly FoundCard[] }[];
  readonly counts: Lists<number>;
}

@Injectable()
export class MenteeDashboardRepository {
  constructor(private readonly db: Database) {}

  /** One statement. The week begins on Monday in the time zone of the viewer. */
  async overview(viewer: Actor): Promise<FoundProgress> {
    const conditions: Lists<Sql> = {
      this_week: sql`t.is_of_week AND ${isOpenTask(sql`t`)}`,
      overdue: overdue(sql`t`),
      waiting_for_review: isSubmitted(sql`t`),
      changes_requested: isReturned(sql`t`),
    };
    const first = (where: Sql, limit: number, order = sql`t.due_at, t.id`) => cards({ from: sql`mine t`, where, order, limit });
    return (await this.db.row(sql<FoundProgress>`
      WITH week AS (
        SELECT ${mondayOf(sql`(now() AT TIME ZONE z.zone)::date`)}::timestamp AT TIME ZONE z.zone AS begins,
          (${mondayOf(sql`(now() AT TIME ZONE z.zone)::date`)} + 7)::timestamp AT TIME ZONE z.zone AS ends
        FROM (SELECT coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS zone FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = ${viewer.id}) z),
      mine AS MATERIALIZED (
        SELECT t.*, t.due_at >= week.begins AND t.due_at < week.ends AS is_of_week FROM tasks t, week WHERE ${tasksVisibleTo(viewer)} AND t.assignee_id = ${viewer.id})
      SELECT (SELECT coalesce(json_agg(found.json ORDER BY found.is_open DESC, found.start_on DESC, found.id), '[]') FROM (
          SELECT m.id, m.start_on, ${isOpenMentorship(sql`m`)} AS is_open, json_build_object('mentorship', ${mentorshipCard}, 'mentor', ${partnerCard(viewer)},
            'percent', ${percentOf(sql`m`)}, 'next_meeting', CASE WHEN ${isOpenMentorship(sql`m`)} THEN ${nextMeeting} END) AS json
          FROM mentorships m JOIN companies c ON c.id = m.company_id JOIN users u ON u.id = m.mentor_id LEFT JOIN departments d ON d.id = u.department_id
          WHERE ${mentorshipsVisibleTo(viewer)} AND m.mentee_id = ${viewer.id} AND (${isOpenMentorship(sql`m`)} OR ${isConcluded(sql`m`)})
          ORDER BY is_open DESC, m.start_on DESC, m.id LIMIT ${ROWS}) found) AS mentorships,
        (SELECT json_agg(json_build_object('status', k.status, 'count', (SELECT count(*) FROM mine t WHERE t.status = k.status),
          'results', ${first(sql`t.status = k.status`, ROWS_PER_COLUMN)}) ORDER BY k.status) FROM unnest(enum_range(NULL::task_status)) k (status)) AS board,
        (SELECT json_build_object('this_week', count(*) FILTER (WHERE ${conditions.this_week}), 'overdue', count(*) FILTER (WHERE ${conditions.overdue}),
          'waiting_for_review', count(*) FILTER (WHERE ${conditions.waiting_for_review}),
          'changes_requested', count(*) FILTER (WHERE ${conditions.changes_requested})) FROM mine t) AS counts,
        ${first(conditions.this_week, ROWS)} AS this_week, ${first(conditions.overdue, ROWS)} AS overdue,
        ${first(conditions.waiting_for_review, ROWS, sql`s.created_at, t.id`)} AS waiting_for_review,
        ${first(conditions.changes_requested, ROWS)} AS changes_requested`))!;
  }
}
