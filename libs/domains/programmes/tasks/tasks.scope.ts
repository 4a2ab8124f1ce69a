import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { isPaused } from '@organisation/pairs';
import { isInHand, isOpenTask } from './task-predicates';

/** `TasksPolicy.read` as an SQL condition. */
export function tasksVisibleTo({ id, role, company_id }: Actor): Sql {
  switch (role) {
    case Role.Admin:
      return sql`t.company_id = ${company_id}`;
    case Role.Mentor:
      return sql`(t.reviewer_id = ${id} OR t.assignee_id = ${id} OR t.mentor_id = ${id})`;
    case Role.Mentee:
      return sql`t.assignee_id = ${id}`;
  }
}

/** Tells whether a task is past its due time and the assignee has to act next. */
export const overdue = (t: Sql): Sql => sql`(${t}.due_at < now() AND ${isInHand(t)})`;

/** Tells whether a task has unfinished prerequisites. */
export const locked = (t: Sql): Sql =>
  sql`(${t}.prerequisite_ids <> '{}' AND EXISTS (SELECT FROM tasks p WHERE p.id = ANY (${t}.prerequisite_ids) AND ${isOpenTask(sql`p`)}))`;

/** Joins the assignee (`a`) and the reviewer (`r`) to a row of tasks. */
export const taskPeople = (t: Sql): Sql => sql`JOIN users a ON a.id = ${t}.assignee_id LEFT JOIN users r ON r.id = ${t}.reviewer_id`;

/** Tells whether the mentorship of a task is paused. */
export const isOnHold = (t: Sql): Sql => sql`EXISTS (SELECT FROM mentorships m WHERE m.id = ${t}.mentorship_id AND ${isPaused(sql`m`)})`;
