import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `JobsPolicy.read` as an SQL condition. */
export const jobsVisibleTo = ({ id, role, company_id }: Actor): Sql =>
  role === Role.Admin ? sql`(o.user_id = ${id} OR o.company_id = ${company_id})` : sql`o.user_id = ${id}`;
