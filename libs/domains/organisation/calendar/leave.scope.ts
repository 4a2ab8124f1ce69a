import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { pairedWith, partnersOf } from '@organisation/pairs';

/** The columns that `LeavePolicy` needs. */
export const leaveFacts = sql`l.company_id, l.user_id, ${partnersOf(sql`l.user_id`)} AS partner_ids`;

/** `LeavePolicy.read` as an SQL condition. */
export function leavesVisibleTo(viewer: Actor): Sql {
  const { id, role, company_id } = viewer;
  if (role === Role.Admin) return sql`l.company_id = ${company_id}`;
  return sql`(l.company_id = ${company_id} AND (l.user_id = ${id} OR ${pairedWith(viewer, sql`l.user_id`)}))`;
}

/** A column that needs `LeavePolicy.read_reason`. It is NULL where the viewer may not see it. */
export const reasonSeenBy = ({ id, role }: Actor, column: Sql): Sql =>
  role === Role.Admin ? column : sql`CASE WHEN l.user_id = ${id} THEN ${column} END`;
