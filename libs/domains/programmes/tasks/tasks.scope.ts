import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { substitutedBy, substitutesOf } from '@organisation/calendar';
import { isPaused } from '@organisation/pairs';
import { isInHand, isOpenTask, isSubmitted } from './task-predicates';

/** `TasksPolicy.read` as an SQL condition. */
export function tasksVisibleTo({ id, role, company_id }: Actor): Sql {
  switch (role) {
    case Role.Admin:
      return sql`t.company_id = ${company_id}`;
    case Role.Mentor:
      return sql`(t.reviewer_id = ${id} OR t.assignee_id = ${id} OR t.mentor_id = ${id}
        OR (t.reviewer_id = ANY (${substitutedBy(id)}) AND ${isForSubstitute(sql`t`, sql`${id}`)}))`;
    case Role.Mentee:
      return sql`t.assignee_id = ${id}`;
  }
}

/** A substitute sees tasks that wait for their review, and those that they have reviewed. */
const isForSubstitute = (t: Sql, id: Sql): Sql =>
  sql`(${isSubmitted(t)} OR EXISTS (SELECT FROM task_submissions judged WHERE judged.task_id = ${t}.id AND judged.reviewer_id = ${id}))`;

/** SQL array of the ids of those who review a task now in place of its reviewer, for `TasksPolicy`. */
export const substitutesFor = (t: Sql): Sql => sql`ARRAY(
  SELECT s.id FROM unnest(${substitutesOf(sql`${t}.reviewer_id`)}) s (id) WHERE ${isForSubstitute(t, sql`s.id`)})`;

/** `TasksPolicy.read` as an SQL condition on submissions (`s`). An admin's needs no task, because both are in the company. */
export const submissionsVisibleTo = (viewer: Actor): Sql =>
  viewer.role === Role.Admin
    ? sql`s.company_id = ${viewer.company_id}`
    : sql`s.task_id IN (SELECT t.id FROM tasks t WHERE ${tasksVisibleTo(viewer)})`;

/** Tells whether the due time of a task has passed, whatever its state. */
export const isPastDue = (t: Sql): Sql => sql`${t}.due_at < now()`;

/** Tells whether a task is past its due time and the assignee has to act next. */
export const overdue = (t: Sql): Sql => sql`(${isPastDue(t)} AND ${isInHand(t)})`;

/** Tells whether a task has unfinished prerequisites. */
export const locked = (t: Sql): Sql =>
  sql`(${t}.prerequisite_ids <> '{}' AND EXISTS (SELECT FROM tasks p WHERE p.id = ANY (${t}.prerequisite_ids) AND ${isOpenTask(sql`p`)}))`;

/** Joins the assignee (`a`) and the reviewer (`r`) to a row of tasks. */
export const taskPeople = (t: Sql): Sql => sql`JOIN users a ON a.id = ${t}.assignee_id LEFT JOIN users r ON r.id = ${t}.reviewer_id`;

/** Tells whether the mentorship of a task is paused. */
export const isOnHold = (t: Sql): Sql => sql`EXISTS (SELECT FROM mentorships m WHERE m.id = ${t}.mentorship_id AND ${isPaused(sql`m`)})`;
