import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `InvitationsPolicy.read` as an SQL condition. */
export const invitationsVisibleTo = ({ role, company_id }: Actor): Sql =>
  role === Role.Admin && company_id !== null ? sql`i.company_id = ${company_id}` : sql`false`;
