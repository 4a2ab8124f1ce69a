import { type Actor, Role } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { InvitationState } from './invitation.entity';

/** `InvitationsPolicy.read` as an SQL condition. */
export const invitationsVisibleTo = ({ role, company_id }: Actor): Sql =>
  role === Role.Admin && company_id !== null ? sql`i.company_id = ${company_id}` : sql`false`;

/** True for an open invitation, also after its time. */
export const isOpenInvitation = (i: Sql): Sql => isOneOf(sql`${i}.state`, [InvitationState.Open]);

/** True for an open invitation that can still be accepted. */
export const isStillOpen = (i: Sql): Sql => sql`(${isOpenInvitation(i)} AND ${i}.expires_at > now())`;
