import { type JsonResource, type Sql, sql } from '@app/database';
import { person } from '@organisation/users';
import { isDone } from './task-predicates';
import type { Task } from './task.entity';
import type { TaskRowDto } from './tasks.dto';
import type { TaskFacts } from './tasks.policy';
import { locked, overdue, taskPeople } from './tasks.scope';

/** A task as it is answered. */
export type TaskView = TaskRowDto;

/** What a task's permissions are decided by: its people, and its state. */
export type TaskSubject = TaskFacts & Pick<Task, 'status' | 'started_at'> & { readonly is_locked: boolean; readonly has_parts: boolean };

/** A task as JSON beside what its permissions are decided by. */
export type TaskResource = JsonResource<TaskView> & TaskSubject;

/** What is told of a task, given the name of its row, beside the rows of its people: every answer has the same. */
export const taskColumns = (
  t: Sql,
): Sql => sql`${t}.id, ${t}.version, ${t}.title, ${t}.description, ${t}.guideline, ${t}.week, ${t}."order", ${t}.priority, ${t}.status,
  ${t}.mentorship_id, ${t}.type, ${t}.required, ${t}.prerequisite_ids, ${locked(t)} AS locked,
  ${t}.parent_id, ${t}.assignee_id, a.name AS assignee_name, ${person(sql`a`)} AS assignee,
  ${t}.reviewer_id, r.name AS reviewer_name,
  CASE WHEN r.id IS NOT NULL THEN ${person(sql`r`)} END AS reviewer,
  ${t}.scheduled_start_on, ${t}.due_at, ${overdue(t)} AS overdue, ${t}.started_at, ${t}.completed_at, ${t}.blocked_reason, ${t}.waived_reason,
  (SELECT json_build_object('total', count(*), 'done', count(*) FILTER (WHERE ${isDone(sql`s`)})) FROM tasks s WHERE s.parent_id = ${t}.id)
    AS subtasks, ${t}.created_at, ${t}.updated_at`;

/** A task as JSON. */
export const taskView = (t: Sql): Sql => sql`(SELECT row_to_json(view) FROM (
  SELECT ${taskColumns(t)} FROM (SELECT) one ${taskPeople(t)}) view)`;

/** What `TasksPolicy` and the moves of a task decide by. */
export const taskFacts = (t: Sql): Sql => sql`${t}.company_id, ${t}.assignee_id, ${t}.reviewer_id, ${t}.mentorship_id, ${t}.mentor_id,
  ${t}.status, ${t}.started_at, ${locked(t)} AS is_locked, EXISTS (SELECT FROM tasks s WHERE s.parent_id = ${t}.id) AS has_parts`;
