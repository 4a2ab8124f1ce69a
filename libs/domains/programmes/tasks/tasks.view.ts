import type { Actor } from '@app/auth';
import { type JsonResource, type Sql, sql } from '@app/database';
import { documentShownTo } from '@app/document-links';
import { person } from '@organisation/users';
import { isDone } from './task-predicates';
import type { Task } from './task.entity';
import type { TaskRowDto } from './tasks.dto';
import type { TaskFacts } from './tasks.policy';
import { locked, overdue, substitutesFor, taskPeople } from './tasks.scope';

/** A task as the API returns it. */
export type TaskView = TaskRowDto;

/** The facts that decide the permissions on a task: its people and its state. */
export type TaskSubject = TaskFacts & Pick<Task, 'status' | 'started_at'> & { readonly is_locked: boolean; readonly has_parts: boolean };

/** A task as JSON, with the facts that decide its permissions. */
export type TaskResource = JsonResource<TaskView> & TaskSubject;

/** The columns of the view of a task, given the alias of its row. Needs the joins of `taskPeople`. Every response has the same columns. */
export const taskColumns = (
  t: Sql,
): Sql => sql`${t}.id, ${t}.version, ${t}.title, ${t}.description, ${t}.guideline, ${t}.week, ${t}."order", ${t}.priority, ${t}.status,
  ${t}.mentorship_id, ${t}.type, ${t}.required, ${t}.prerequisite_ids, ${t}.document_id, ${locked(t)} AS locked,
  ${t}.parent_id, ${t}.assignee_id, a.name AS assignee_name, ${person(sql`a`)} AS assignee,
  ${t}.reviewer_id, r.name AS reviewer_name,
  CASE WHEN r.id IS NOT NULL THEN ${person(sql`r`)} END AS reviewer,
  ${t}.scheduled_start_on, ${t}.due_at, ${overdue(t)} AS overdue, ${t}.started_at, ${t}.completed_at, ${t}.blocked_reason, ${t}.waived_reason,
  (SELECT json_build_object('total', count(*), 'done', count(*) FILTER (WHERE ${isDone(sql`s`)})) FROM tasks s WHERE s.parent_id = ${t}.id)
    AS subtasks, ${t}.created_at, ${t}.updated_at`;

/** Builds the JSON of a task, with further columns. */
export const taskView = (t: Sql, more = sql``): Sql => sql`(SELECT row_to_json(view) FROM (
  SELECT ${taskColumns(t)}${more} FROM (SELECT) one ${taskPeople(t)}) view)`;

/** Builds the JSON of one task, with the document to read if the viewer may read it. */
export const taskDetailView = (viewer: Actor, t: Sql): Sql =>
  taskView(t, sql`, ${documentShownTo(viewer, sql`${t}.document_id`)} AS document`);

/** The same of a new task: only programmes name documents. */
export const newTaskView = (t: Sql): Sql => taskView(t, sql`, NULL AS document`);

/** The columns that `TasksPolicy` and the moves of a task need. */
export const taskFacts = (t: Sql): Sql => sql`${t}.company_id, ${t}.assignee_id, ${t}.reviewer_id, ${t}.mentorship_id, ${t}.mentor_id,
  ${substitutesFor(t)} AS substitute_ids, ${t}.status, ${t}.started_at, ${locked(t)} AS is_locked, EXISTS (SELECT FROM tasks s WHERE s.parent_id = ${t}.id) AS has_parts`;
