import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { isInHand, isOpenTask } from './task-predicates';

/** `TasksPolicy.read`, said in SQL. */
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

/** In whose hands it is, and late. */
export const overdue = (t: Sql): Sql => sql`(${t}.due_at < now() AND ${isInHand(t)})`;

/** Something that has to come before is still to be done. */
export const locked = (t: Sql): Sql =>
  sql`(${t}.prerequisite_ids <> '{}' AND EXISTS (SELECT FROM tasks p WHERE p.id = ANY (${t}.prerequisite_ids) AND ${isOpenTask(sql`p`)}))`;

/** The rows of a task's people, `a` and `r`, joined to whatever has the task. */
export const taskPeople = (t: Sql): Sql => sql`JOIN users a ON a.id = ${t}.assignee_id LEFT JOIN users r ON r.id = ${t}.reviewer_id`;
