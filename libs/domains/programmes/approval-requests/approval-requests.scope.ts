import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `ApprovalRequestsPolicy.read` as SQL. */
export function visibleTo({ id, role, company_id }: Actor): Sql {
  switch (role) {
    case Role.Admin:
      return sql`r.company_id = ${company_id}`;
    case Role.Mentor:
      return sql`(r.asker_id = ${id} OR r.audience @> ARRAY[${id}::int])`;
    case Role.Mentee:
      return sql`r.asker_id = ${id}`;
  }
}
