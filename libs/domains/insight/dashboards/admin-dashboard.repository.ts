import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Instant, type Sql, sql } from '@app/database';
import { jobHasFailed } from '@app/outbox';
import { jobsVisibleTo } from '@operations/jobs';
import { departmentsVisibleTo } from '@organisation/departments';
import { invitationsVisibleTo, isStillOpen } from '@organisation/invitations';
import { isCurrent, isRunning } from '@organisation/pairs';
import { isHere, isInvited, isMentee, isMentor, maySignIn, usersVisibleTo, withinDepartments } from '@organisation/users';
import { approvalRequestsVisibleTo, isOpenRequest } from '@programmes/approval-requests';
import { goesOnPastEnd, isOpenMentorship, mentorCapacity, mentorshipsVisibleTo } from '@programmes/mentorships';
import { isCounted, isDone, isInHand, isPastDue, isSubmitted, tasksVisibleTo } from '@programmes/tasks';
import { entriesVisibleTo, entryActor } from '@insight/audit';
import { NARRATED } from './narrated-actions';
import { today } from './dashboard-days';

const DEPARTMENTS = 100;
const RECENT = 10;
/** Newest entries of the audit log that are searched for actions with a sentence. The others, such as sign-ins, are skipped. */
const LOOKED_THROUGH = 1_000;

type Numbers<Field extends string> = { readonly [Name in Field]: number };

/** A department, with the figures of its people and of its subdepartments. */
export interface DepartmentFigures extends Numbers<'id' | 'people' | 'active_mentorships' | 'overdue'> {
  readonly parent_id: number | null;
  readonly name: string;
  readonly percent: number | null;
}

/** An entry of the audit log, without its sentence. `outcome` is the new status, if the action changed one. */
export interface RecentAction {
  readonly at: Instant;
  readonly actor: object | null;
  readonly action: string;
  readonly outcome: string | null;
  readonly resource: string;
  readonly resource_id: string | null;
}

/** Figures of a company, or of some departments with their subdepartments. */
export interface CompanyFigures {
  readonly people: {
    readonly by_role: Readonly<Record<string, number>>;
    readonly by_status: Readonly<Record<string, number>>;
  } & Numbers<'without_mentor' | 'joined_30d'>;
  readonly mentorships: {
    readonly by_status: Readonly<Record<string, number>>;
    readonly average_percent: number | null;
  } & Numbers<'ending_14d' | 'end_passed'>;
  readonly tasks: Numbers<'overdue' | 'submitted'> & { readonly oldest_submitted_at: Instant | null };
  readonly mentors: Numbers<'at_capacity' | 'free_places'>;
  readonly requests: Numbers<'open'>;
  readonly invitations: Numbers<'open'>;
  readonly jobs: Numbers<'failed'>;
  readonly departments: readonly DepartmentFigures[];
  readonly recent: readonly RecentAction[];
}

@Injectable()
export class AdminDashboardRepository {
  constructor(private readonly db: Database) {}

  /**
   * One statement. It scans people, mentorships and tasks once each, into `crew`, `pairs` and `states`, and derives the figures from these.
   * With departments, mentorships count by their mentees, tasks by their assignees.
   */
  async figures(viewer: Actor, department_id?: readonly number[]): Promise<CompanyFigures> {
    const within = (column: Sql) => (department_id ? withinDepartments(column, department_id) : sql`true`);
    return (await this.db.row(sql<CompanyFigures>`
      WITH RECURSIVE
      here AS MATERIALIZED (SELECT c.id, c.timezone, ${today} AS today, ${mentorCapacity(sql`c`)} AS capacity FROM companies c WHERE c.id = ${viewer.company_id}),
      crew AS MATERIALIZED (
        SELECT u.id, u.role, u.status, u.department_id, ${isHere(sql`u`)} AS is_here, ${maySignIn(sql`u`)} AS may_sign_in,
          NOT ${isInvited(sql`u`)} AND coalesce(u.join_date, (u.created_at AT TIME ZONE here.timezone)::date) BETWEEN here.today - 30 AND here.today AS has_joined
        FROM users u, here WHERE ${usersVisibleTo(viewer)} AND ${within(sql`u.department_id`)}),
      pairs AS MATERIALIZED (
        SELECT m.id, m.status, m.mentor_id, m.mentee_id, m.end_on, ${isOpenMentorship(sql`m`)} AS is_open, ${isCurrent(sql`m`)} AS is_current,
          ${isRunning(sql`m`)} AS is_running, ${goesOnPastEnd(sql`m`)} AS end_passed, crew.id IS NOT NULL AS is_listed
        FROM mentorships m LEFT JOIN crew ON crew.id = m.mentee_id WHERE ${mentorshipsVisibleTo(viewer)}),
      states AS MATERIALIZED (
        SELECT t.assignee_id, t.mentorship_id, t.status, count(*) AS n, count(*) FILTER (WHERE ${isPastDue(sql`t`)}) AS due, count(*) FILTER (WHERE t.parent_id IS NULL) AS tops
        FROM tasks t WHERE ${tasksVisibleTo(viewer)} GROUP BY t.assignee_id, t.mentorship_id, t.status),
      work AS MATERIALIZED (
        SELECT s.assignee_id, s.mentorship_id, sum(s.due) FILTER (WHERE ${isInHand(sql`s`)}) AS overdue, sum(s.n) FILTER (WHERE ${isSubmitted(sql`s`)}) AS submitted,
          sum(s.tops) FILTER (WHERE ${isCounted(sql`s`)}) AS total, sum(s.tops) FILTER (WHERE ${isDone(sql`s`)}) AS done
        FROM states s GROUP BY s.assignee_id, s.mentorship_id),
      running AS MATERIALIZED (
        SELECT p.id, p.mentee_id, 100.0 * coalesce(sum(w.done), 0) / nullif(sum(w.total), 0) AS percent
        FROM pairs p LEFT JOIN work w ON w.mentorship_id = p.id WHERE p.is_running AND p.is_listed GROUP BY p.id, p.mentee_id),
      loads AS (
        SELECT crew.id, count(p.id) AS load FROM crew LEFT JOIN pairs p ON p.mentor_id = crew.id AND p.is_open
        WHERE ${isMentor(sql`crew`)} AND crew.may_sign_in GROUP BY crew.id),
      late AS (SELECT w.assignee_id, sum(w.overdue) AS overdue, sum(w.submitted) AS submitted FROM work w JOIN crew ON crew.id = w.assignee_id GROUP BY w.assignee_id),
      mentored AS (SELECT r.mentee_id, count(*) AS running, sum(r.percent) AS percents, count(r.percent) AS measured FROM running r GROUP BY r.mentee_id),
      parts AS MATERIALIZED (
        SELECT crew.department_id, count(*) FILTER (WHERE crew.is_here) AS people, sum(late.overdue) AS overdue, sum(mentored.running) AS running,
          sum(mentored.percents) AS percents, sum(mentored.measured) AS measured
        FROM crew LEFT JOIN late ON late.assignee_id = crew.id LEFT JOIN mentored ON mentored.mentee_id = crew.id GROUP BY crew.department_id),
      tree (top_id, id) AS (
        SELECT d.id, d.id FROM departments d WHERE ${departmentsVisibleTo(viewer)} AND ${within(sql`d.id`)}
        UNION SELECT tree.top_id, d.id FROM tree JOIN departments d ON d.parent_id = tree.id),
      wholes AS (
        SELECT tree.top_id, sum(parts.people) AS people, sum(parts.overdue) AS overdue, sum(parts.running) AS running,
          sum(parts.percents) / nullif(sum(parts.measured), 0) AS percent
        FROM tree JOIN parts ON parts.department_id = tree.id GROUP BY tree.top_id)
      SELECT
        (SELECT json_build_object('by_role', ${countedBy(sql`enum_range(NULL::user_role)`, sql`SELECT crew.role AS value, count(*) AS n FROM crew WHERE crew.is_here GROUP BY crew.role`)},
          'by_status', ${countedBy(sql`enum_range(NULL::user_status)`, sql`SELECT crew.status AS value, count(*) AS n FROM crew GROUP BY crew.status`)},
          'without_mentor', count(*) FILTER (WHERE ${isMentee(sql`crew`)} AND crew.may_sign_in
            AND NOT EXISTS (SELECT FROM pairs p WHERE p.mentee_id = crew.id AND p.is_current)),
          'joined_30d', count(*) FILTER (WHERE crew.is_here AND crew.has_joined)) FROM crew) AS people,
        (SELECT json_build_object('by_status', ${countedBy(sql`enum_range(NULL::mentorship_status)`, sql`SELECT p.status AS value, count(*) AS n FROM pairs p WHERE p.is_listed GROUP BY p.status`)},
          'ending_14d', count(*) FILTER (WHERE p.is_running AND p.end_on BETWEEN here.today AND here.today + 14), 'end_passed', count(*) FILTER (WHERE p.end_passed),
          'average_percent', (SELECT round(avg(running.percent))::int FROM running)) FROM here LEFT JOIN pairs p ON p.is_listed) AS mentorships,
        (SELECT json_build_object('overdue', coalesce(sum(late.overdue), 0), 'submitted', coalesce(sum(late.submitted), 0), 'oldest_submitted_at', (
          SELECT s.created_at FROM task_submissions s JOIN tasks t ON t.id = s.task_id
          WHERE s.company_id = ${viewer.company_id} AND s.is_open AND ${isSubmitted(sql`t`)} AND ${tasksVisibleTo(viewer)}
            AND t.assignee_id IN (SELECT crew.id FROM crew) ORDER BY s.created_at LIMIT 1)) FROM late) AS tasks,
        (SELECT json_build_object('at_capacity', count(*) FILTER (WHERE loads.load >= here.capacity),
          'free_places', coalesce(sum(greatest(here.capacity - loads.load, 0)), 0)) FROM here LEFT JOIN loads ON true) AS mentors,
        (SELECT json_build_object('open', count(*)) FROM requests r JOIN crew ON crew.id = r.asker_id
          WHERE ${isOpenRequest(sql`r`)} AND ${approvalRequestsVisibleTo(viewer)}) AS requests,
        (SELECT json_build_object('open', count(*)) FROM invitations i
          WHERE ${isStillOpen(sql`i`)} AND ${invitationsVisibleTo(viewer)} AND ${within(sql`i.department_id`)}) AS invitations,
        (SELECT json_build_object('failed', count(*)) FROM outbox o
          WHERE ${jobHasFailed(sql`o`)} AND ${jobsVisibleTo(viewer)} AND o.user_id IN (SELECT crew.id FROM crew)) AS jobs,
        (SELECT coalesce(json_agg(row_to_json(f)), '[]') FROM (
          SELECT d.id, d.parent_id, d.name, coalesce(w.people, 0)::int AS people, coalesce(w.running, 0)::int AS active_mentorships,
            coalesce(w.overdue, 0)::int AS overdue, round(w.percent)::int AS percent
          FROM departments d LEFT JOIN wholes w ON w.top_id = d.id
          WHERE ${departmentsVisibleTo(viewer)} AND ${within(sql`d.id`)} ORDER BY d.name, d.id LIMIT ${DEPARTMENTS}) f) AS departments,
        (SELECT coalesce(json_agg(row_to_json(told)), '[]') FROM (
          SELECT e.created_at AS at, ${entryActor} AS actor, e.action, e.changes #>> '{status,1}' AS outcome, e.resource, e.resource_id FROM (
            SELECT e.* FROM audit_entries e WHERE ${entriesVisibleTo(viewer)} ORDER BY e.created_at DESC, e.id DESC LIMIT ${LOOKED_THROUGH}) e
          WHERE e.action = ANY (${NARRATED}) AND ${department_id ? sql`e.actor_id IN (SELECT crew.id FROM crew)` : sql`true`}
          ORDER BY e.created_at DESC, e.id DESC LIMIT ${RECENT}) told) AS recent`))!;
  }
}

/** A JSON object with a count for every value of an enum, from the rows (`value`, `n`) of a query. */
const countedBy = (values: Sql, query: Sql): Sql => sql`(
  SELECT json_object_agg(v.value, coalesce(k.n, 0)) FROM unnest(${values}) v (value) LEFT JOIN (${query}) k ON k.value = v.value)`;
