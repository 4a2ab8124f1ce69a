import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { person } from '@organisation/users';
import { isDone, isInHand, isOpenTask } from './task-predicates';

/** `TasksPolicy.read`, said in SQL. */
export function visibleTo({ id, role, company_id }: Actor): Sql {
  switch (role) {
    case Role.Admin:
      return sql`t.company_id = ${company_id}`;
    case Role.Mentor:
      return sql`(t.reviewer_id = ${id} OR t.assignee_id = ${id} OR t.mentor_id = ${id})`;
    case Role.Mentee:
      return sql`t.assignee_id = ${id}`;
  }
}

/** In whose hands it is, and late. */
export const overdue = (t: Sql): Sql => sql`(${t}.due_at < now() AND ${isInHand(t)})`;

/** Something that has to come before is still to be done. */
export const locked = (t: Sql): Sql =>
  sql`(${t}.prerequisite_ids <> '{}' AND EXISTS (SELECT FROM tasks p WHERE p.id = ANY (${t}.prerequisite_ids) AND ${isOpenTask(sql`p`)}))`;

/** The rows of a task's people, `a` and `r`, joined to whatever has the task. */
export const taskPeople = (t: Sql): Sql => sql`JOIN users a ON a.id = ${t}.assignee_id LEFT JOIN users r ON r.id = ${t}.reviewer_id`;

/** What is told of a task, given the name of its row, beside the rows of its people: every answer has the same. */
export const told = (
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
export const cardOf = (t: Sql): Sql => sql`(SELECT row_to_json(card) FROM (
  SELECT ${told(t)} FROM (SELECT) one ${taskPeople(t)}) card)`;
