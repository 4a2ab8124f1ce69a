import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Instant, sql } from '@app/database';
import { isConcluded, isCurrent } from '@organisation/pairs';
import { person } from '@organisation/users';
import { memoView, memosVisibleTo } from '@programmes/memos';
import { isProposed, mentorshipsVisibleTo } from '@programmes/mentorships';
import { isBlocked, isInHand, isSubmitted, overdue, tasksVisibleTo } from '@programmes/tasks';
import { type WithFacts, mentorshipCard, nextMeeting, partnerCard, percentOf } from './mentorship-cards';
import { type FoundCard, cards } from './task-cards';

const MENTEES = 100;
const ROWS = 20;

export interface FoundMentee {
  readonly mentorship: WithFacts;
  readonly mentee: object;
  readonly percent: number | null;
  readonly overdue_count: number;
  readonly submitted_count: number;
  readonly blocked_count: number;
  readonly next_due: object | null;
  readonly last_activity_at: Instant;
  readonly next_meeting: object | null;
}

/** The pairs of a mentor, with submitted tasks, proposals and pinned memos. */
export interface FoundMentor {
  readonly mentees: readonly FoundMentee[];
  readonly review_count: number;
  readonly review_queue: readonly FoundCard[];
  readonly proposals: readonly { readonly mentorship: WithFacts; readonly mentee: object }[];
  readonly pinned_memos: readonly object[];
}

const companyOf = sql`JOIN companies c ON c.id = m.company_id`;

@Injectable()
export class MentorDashboardRepository {
  constructor(private readonly db: Database) {}

  /** One statement. `mentees` has a row for each of the mentor's current pairs and of those that ended lately. */
  async overview(viewer: Actor): Promise<FoundMentor> {
    const own = sql`${mentorshipsVisibleTo(viewer)} AND m.mentor_id = ${viewer.id}`;
    const waiting = sql`${tasksVisibleTo(viewer)} AND ${isSubmitted(sql`t`)} AND t.assignee_id <> ${viewer.id}`;
    return (await this.db.row(sql<FoundMentor>`
      SELECT (SELECT coalesce(json_agg(found.json ORDER BY found.is_current DESC, found.name, found.id), '[]') FROM (
          SELECT m.id, u.name, ${isCurrent(sql`m`)} AS is_current, json_build_object('mentorship', ${mentorshipCard}, 'mentee', ${partnerCard(viewer)},
            'percent', ${percentOf(sql`m`)}, 'overdue_count', w.overdue_count, 'submitted_count', w.submitted_count, 'blocked_count', w.blocked_count,
            'next_due', (SELECT json_build_object('id', t.id, 'title', t.title, 'due_at', t.due_at) FROM tasks t
              WHERE t.mentorship_id = m.id AND ${tasksVisibleTo(viewer)} AND ${isInHand(sql`t`)} AND t.due_at >= now() ORDER BY t.due_at, t.id LIMIT 1),
            'last_activity_at', greatest(m.updated_at, w.changed_at), 'next_meeting', CASE WHEN ${isCurrent(sql`m`)} THEN ${nextMeeting} END) AS json
          FROM mentorships m ${companyOf} JOIN users u ON u.id = m.mentee_id LEFT JOIN departments d ON d.id = u.department_id
          CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE ${overdue(sql`t`)}) AS overdue_count, count(*) FILTER (WHERE ${isSubmitted(sql`t`)}) AS submitted_count,
              count(*) FILTER (WHERE ${isBlocked(sql`t`)}) AS blocked_count, max(t.updated_at) AS changed_at
            FROM tasks t WHERE t.mentorship_id = m.id) w
          WHERE ${own} AND (${isCurrent(sql`m`)} OR ${isConcluded(sql`m`)})
          ORDER BY is_current DESC, m.updated_at DESC, m.id LIMIT ${MENTEES}) found) AS mentees,
        (SELECT count(*)::int FROM tasks t WHERE ${waiting}) AS review_count,
        ${cards({ from: sql`tasks t`, where: waiting, order: sql`s.created_at, t.id`, limit: ROWS })} AS review_queue,
        (SELECT coalesce(json_agg(found.json), '[]') FROM (
          SELECT json_build_object('mentorship', ${mentorshipCard}, 'mentee', ${person(sql`u`)}) AS json
          FROM mentorships m ${companyOf} JOIN users u ON u.id = m.mentee_id WHERE ${own} AND ${isProposed(sql`m`)} ORDER BY m.expires_at, m.id LIMIT ${ROWS}) found) AS proposals,
        (SELECT coalesce(json_agg(found.json), '[]') FROM (
          SELECT ${memoView(sql`m`)} AS json FROM memos m WHERE ${memosVisibleTo(viewer)} AND m.pinned ORDER BY m.updated_at DESC, m.id LIMIT ${ROWS}) found) AS pinned_memos`))!;
  }
}
