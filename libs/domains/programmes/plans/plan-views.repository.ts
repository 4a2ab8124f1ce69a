import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type JsonResource, type Sql, sql } from '@app/database';
import { TaskStatus, isCounted, isDone, isNotCancelled, isOutstanding, overdue, taskColumns, taskPeople } from '@programmes/tasks';
import type { PlanFacts } from './plans.policy';
import { factsOfPlan, hasBegun, plansVisibleTo, progressVisibleTo } from './plans.scope';

const t = sql`t`;
/** What is in a plan: not the parts of something, nor what has been given up. What was still open at the end is. */
const planned = sql`t.parent_id IS NULL AND (${isNotCancelled(t)} OR t.is_left_open)`;

/** What somebody has changed is told by the names of the fields. */
const item = sql`${taskColumns(t)}, p.curriculum_id, i.item_id AS curriculum_item_id, (
    SELECT coalesce(json_agg(was.key ORDER BY was.key), '[]') FROM to_jsonb(t) task, jsonb_each(i.applied) was
    WHERE task -> was.key IS DISTINCT FROM was.value) AS personal
  FROM tasks t ${taskPeople(t)} LEFT JOIN plan_items i ON i.task_id = t.id LEFT JOIN plans p ON p.id = i.plan_id`;

const curricula = sql`(
  SELECT json_agg(json_build_object('id', p.curriculum_id, 'title', v.title, 'version', p.curriculum_version,
    'current_version', c.current_version) ORDER BY p.id)
  FROM plans p JOIN curricula c ON c.id = p.curriculum_id
    JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id AND v.number = p.curriculum_version
  WHERE p.mentorship_id = m.id)`;

/** Of several curricula, one line for each that says something. */
const summaryOf = (week: Sql): Sql => sql`(
  SELECT string_agg(said.summary, E'\n' ORDER BY p.id)
  FROM plans p JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id AND v.number = p.curriculum_version,
    jsonb_to_recordset(v.weeks) said (week int, summary text)
  WHERE p.mentorship_id = m.id AND said.week = ${week})`;

const weeks = sql`(
  SELECT json_agg(one ORDER BY one.week) FROM (
    SELECT coalesce(n.week, filled.week) AS week, ${summaryOf(sql`n.week`)} AS summary, coalesce(filled.items, '[]') AS items
    FROM generate_series(1, m.total_weeks) n (week) FULL JOIN (
      SELECT item.week, json_agg(item ORDER BY item."order", item.due_at, item.id) AS items
      FROM (SELECT ${item} WHERE t.mentorship_id = m.id AND ${planned}) item GROUP BY item.week) filled ON filled.week = n.week) one)`;

/** Changes with whatever is told of a plan. */
const version = sql`(SELECT sum(p.version) FROM plans p WHERE p.mentorship_id = m.id)::int
  + (SELECT coalesce(sum(t.version), 0) FROM tasks t WHERE t.mentorship_id = m.id)::int`;

const byStatus = Object.values(TaskStatus).map((status) => sql`${status}::text, count(*) FILTER (WHERE t.status = ${status})`);
/** What need not be done is not counted. */
const counted = sql`count(*) FILTER (WHERE ${isCounted(t)} OR t.is_left_open)`;
const done = sql`count(*) FILTER (WHERE ${isDone(t)})`;
const tally = sql`${counted} AS total, ${done} AS done, coalesce(100 * ${done} / nullif(${counted}, 0), 0) AS percent,
  count(*) FILTER (WHERE ${overdue(t)}) AS overdue,
  count(*) FILTER (WHERE t.required AND ${isOutstanding(t)}) AS required_outstanding,
  json_build_object(${byStatus.reduce((all, next) => sql`${all}, ${next}`)}) AS by_status
  FROM tasks t WHERE t.mentorship_id = m.id AND t.parent_id IS NULL`;

/** What is told of plans: each answer in one statement. */
@Injectable()
export class PlanViewsRepository {
  constructor(private readonly db: Database) {}

  /** What the policies decide by, if the mentorship has begun. */
  @FindsResource('plan')
  subject(mentorship_id: number): Promise<PlanFacts | undefined> {
    return this.db.row(sql<PlanFacts>`SELECT ${factsOfPlan} FROM mentorships m WHERE m.id = ${mentorship_id} AND ${hasBegun}`);
  }

  @FindsResource('progress')
  subjectOfProgress(mentorship_id: number): Promise<PlanFacts | undefined> {
    return this.subject(mentorship_id);
  }

  find(viewer: Actor, mentorship_id: number): Promise<JsonResource<object> | undefined> {
    return this.db.row(sql<JsonResource<object>>`
      SELECT m.id, ${version} AS version, (SELECT row_to_json(view) FROM (
        SELECT m.id AS mentorship_id, m.title, m.status, m.start_on, m.end_on, m.total_weeks, ${curricula} AS curricula, ${weeks} AS weeks
      ) view)::text AS json
      FROM mentorships m WHERE m.id = ${mentorship_id} AND ${hasBegun} AND ${plansVisibleTo(viewer)}`);
  }

  /** One task of a mentorship, as its plan tells it. */
  item(viewer: Actor, mentorship_id: number, id: number): Promise<JsonResource<object> | undefined> {
    return this.db.row(sql<JsonResource<object>>`
      SELECT one.id, one.version, (SELECT row_to_json(view) FROM (SELECT ${item} WHERE t.id = one.id) view)::text AS json
      FROM mentorships m JOIN tasks one ON one.mentorship_id = m.id AND one.id = ${id} AND one.parent_id IS NULL
      WHERE m.id = ${mentorship_id} AND ${hasBegun} AND ${plansVisibleTo(viewer)}`);
  }

  progress(viewer: Actor, mentorship_id: number): Promise<JsonResource<object> | undefined> {
    return this.db.row(sql<JsonResource<object>>`
      SELECT m.id, ${version} AS version, (SELECT row_to_json(view) FROM (
        SELECT m.id AS mentorship_id, whole.*, (
          SELECT coalesce(json_agg(one ORDER BY one.week), '[]') FROM (SELECT t.week, ${tally} GROUP BY t.week) one) AS weeks
        FROM (SELECT ${tally}) whole) view)::text AS json
      FROM mentorships m WHERE m.id = ${mentorship_id} AND ${hasBegun} AND ${progressVisibleTo(viewer)}`);
  }
}
