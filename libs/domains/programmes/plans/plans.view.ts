import { type JsonResource, type Sql, sql } from '@app/database';
import {
  TaskStatus,
  type TaskSubject,
  isCounted,
  isDone,
  isNotCancelled,
  isOutstanding,
  overdue,
  taskColumns,
  taskFacts,
  taskPeople,
} from '@programmes/tasks';
import type { PlanFieldsDto, PlanItemRowDto, ProgressDto } from './plans.dto';
import type { PlanFacts } from './plans.policy';
import { factsOfPlan } from './plans.scope';

/** Plans, items and progress in responses. */
export type PlanView = PlanFieldsDto;
export type PlanItemView = PlanItemRowDto;
export type ProgressView = ProgressDto;

/** A plan as JSON, with the facts that decide its permissions. */
export type PlanResource = JsonResource<PlanView> & PlanFacts;

/** An item as JSON, with the facts that decide the permissions on its plan and its task. */
export type PlanItemResource = JsonResource<PlanItemView> & { readonly plan: PlanFacts; readonly task: TaskSubject };

const t = sql`t`;
/** Tasks of a plan: no subtasks and no cancelled tasks, except those that were left open at the end. */
const planned = sql`t.parent_id IS NULL AND (${isNotCancelled(t)} OR t.is_left_open)`;

/** Columns of an item. `personal` names the fields that a person changed. */
const item = sql`${taskColumns(t)}, p.curriculum_id, i.item_id AS curriculum_item_id, (
    SELECT coalesce(json_agg(was.key ORDER BY was.key), '[]') FROM to_jsonb(t) task, jsonb_each(i.base_task) was
    WHERE task -> was.key IS DISTINCT FROM was.value) AS personal
  FROM tasks t ${taskPeople(t)} LEFT JOIN plan_items i ON i.task_id = t.id LEFT JOIN plans p ON p.id = i.plan_id`;

const curricula = sql`(
  SELECT json_agg(json_build_object('id', p.curriculum_id, 'title', v.title, 'version', p.curriculum_version,
    'current_version', c.current_version) ORDER BY p.id)
  FROM plans p JOIN curricula c ON c.id = p.curriculum_id
    JOIN curriculum_versions v ON v.curriculum_id = p.curriculum_id AND v.number = p.curriculum_version
  WHERE p.mentorship_id = m.id)`;

/** Joins the texts of several curricula, one line for each that has one. */
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

/** Sum of versions that changes with every change of the view. */
export const planVersion = sql`(SELECT sum(p.version) FROM plans p WHERE p.mentorship_id = m.id)::int
  + (SELECT coalesce(sum(t.version), 0) FROM tasks t WHERE t.mentorship_id = m.id)::int`;

/** A plan as JSON. `m` is the row of its mentorship. */
export const planView = sql`(SELECT row_to_json(view) FROM (
  SELECT m.id AS mentorship_id, ${planVersion} AS version, m.title, m.status, m.start_on, m.end_on, m.total_weeks, ${curricula} AS curricula,
    ${weeks} AS weeks) view)`;

/** An item as JSON. `one` is the row of its task. */
export const planItemView = sql`(SELECT row_to_json(view) FROM (SELECT ${item} WHERE t.id = one.id) view)`;

/** Facts that decide the permissions on an item. */
export const factsOfItem = sql`(SELECT row_to_json(facts) FROM (SELECT ${factsOfPlan}) facts) AS plan,
  (SELECT row_to_json(facts) FROM (SELECT ${taskFacts(sql`one`)}) facts) AS task`;

const byStatus = Object.values(TaskStatus).map((status) => sql`${status}::text, count(*) FILTER (WHERE t.status = ${status})`);
/** Waived and cancelled tasks do not count. */
const counted = sql`count(*) FILTER (WHERE ${isCounted(t)} OR t.is_left_open)`;
const done = sql`count(*) FILTER (WHERE ${isDone(t)})`;
const tally = sql`${counted} AS total, ${done} AS done, coalesce(100 * ${done} / nullif(${counted}, 0), 0) AS percent,
  count(*) FILTER (WHERE ${overdue(t)}) AS overdue,
  count(*) FILTER (WHERE t.required AND ${isOutstanding(t)}) AS required_outstanding,
  json_build_object(${byStatus.reduce((all, next) => sql`${all}, ${next}`)}) AS by_status
  FROM tasks t WHERE t.mentorship_id = m.id AND t.parent_id IS NULL`;

/** Progress as JSON. `m` is the row of the mentorship. */
export const progressView = sql`(SELECT row_to_json(view) FROM (
  SELECT m.id AS mentorship_id, whole.*, (
    SELECT coalesce(json_agg(one ORDER BY one.week), '[]') FROM (SELECT t.week, ${tally} GROUP BY t.week) one) AS weeks
  FROM (SELECT ${tally}) whole) view)`;
