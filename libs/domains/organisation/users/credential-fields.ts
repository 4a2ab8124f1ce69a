import { type Actor, Role, authorize, authorizeFields, forbidden, requireInPerson, unchangeable } from '@app/auth';
import type { UserChange } from './user.entity';
import { type UserFacts, UsersPolicy } from './users.policy';

/** True if a role gives more permissions than a mentee has. */
export const isAboveMentee = (role: Role | null | undefined): role is Role => role !== undefined && role !== null && role !== Role.Mentee;

/** Refuses (403) a role above mentee without `user:appoint`. Every way to give a role calls this. */
export function authorizeRole(actor: Actor, role: Role | undefined): void {
  if (isAboveMentee(role)) authorize(UsersPolicy.appoint, actor);
}

/** Refuses (403) a change of fields that the actor may not change. */
export function authorizeChange(actor: Actor, user: UserFacts, change: UserChange): void {
  if (change.role !== undefined) requireInPerson(UsersPolicy.change_role, actor);
  authorizeFields(UsersPolicy.update, change, (field) => UsersPolicy.change(actor, user, field));
  authorizeRole(actor, change.role);
}

/** Refuses (403) a change of the address without the permission. People who change their own get the right route in the message. */
export function authorizeAddress(actor: Actor, user: UserFacts): void {
  requireInPerson(UsersPolicy.change_email, actor);
  const detail = actor.id === user.id ? { field: 'email', message: OWN_ADDRESS } : unchangeable('email');
  if (!UsersPolicy.change_email(actor, user)) throw forbidden(UsersPolicy.update, [detail]);
}

const OWN_ADDRESS = {
  en: 'Change your own address by POST /auth/email/change, which asks for your password and mails a link to the new address.',
  ko: '본인의 이메일은 POST /auth/email/change로 변경하십시오. 비밀번호를 확인한 뒤 새 주소로 링크를 보냅니다.',
};
