import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { personOf } from '@organisation/users';

/** `AuditPolicy.read` as an SQL condition. */
export function entriesVisibleTo({ id, role, company_id, is_superuser }: Actor): Sql {
  if (is_superuser) return sql`e.company_id IS NULL`;
  return role === Role.Admin ? sql`e.company_id = ${company_id}` : sql`e.actor_id = ${id}`;
}

/** The person who acted. A person who acted for the platform is not a member of the company, so the company does not see the name. */
export const entryActor = sql`CASE WHEN e.company_id IS NOT DISTINCT FROM (SELECT u.company_id FROM users u WHERE u.id = e.actor_id) THEN ${personOf(sql`e.actor_id`)} END`;
