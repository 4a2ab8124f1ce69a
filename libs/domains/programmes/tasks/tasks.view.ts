import { type Sql, sql } from '@app/database';
import { person } from '@organisation/users';
import { isDone } from './task-predicates';
import { locked, overdue, taskPeople } from './tasks.scope';

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
