import { sql } from '@app/database';
import { person } from '@organisation/users';
import type { InvitationRowDto } from './invitations.dto';
import { isOpenInvitation } from './invitations.scope';

/** An invitation as the API returns it. */
export type InvitationView = InvitationRowDto;

/** State of an invitation. An open one whose time is over counts as expired. */
export const invitationState = sql`CASE WHEN ${isOpenInvitation(sql`i`)} AND i.expires_at <= now() THEN 'expired' ELSE i.state END`;
export const invitedRole = sql`coalesce(p.role, i.role)`;
export const invitedDepartment = sql`CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END`;
// The platform's admin is not a member of the company, so the company does not see their name.
const sender = sql`CASE WHEN s.company_id = i.company_id THEN ${person(sql`s`)} END`;

/** An invitation as JSON. */
export const invitationView = sql`json_build_object('id', i.id, 'version', i.version, 'email', i.email, 'name', i.name, 'role', ${invitedRole}, 'department', ${invitedDepartment},
  'state', ${invitationState}, 'sender', ${sender}, 'sent_at', i.sent_at, 'sent_count', i.sent_count, 'expires_at', i.expires_at,
  'closed_at', i.closed_at, 'user_id', i.user_id, 'created_at', i.created_at, 'updated_at', i.updated_at)`;
