import { type Actor, Role } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { RequestStatus } from './approval-request.entity';

/** `ApprovalRequestsPolicy.read` as SQL. */
export function approvalRequestsVisibleTo({ id, role, company_id }: Actor): Sql {
  switch (role) {
    case Role.Admin:
      return sql`r.company_id = ${company_id}`;
    case Role.Mentor:
      return sql`(r.asker_id = ${id} OR r.audience @> ARRAY[${id}::int])`;
    case Role.Mentee:
      return sql`r.asker_id = ${id}`;
  }
}

/** True for a request that nobody has closed. */
export const isOpenRequest = (r: Sql): Sql => isOneOf(sql`${r}.status`, [RequestStatus.Open]);
