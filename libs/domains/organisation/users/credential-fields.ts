import { type Actor, Role, authorize, authorizeFields, forbidden, requireInPerson } from '@app/auth';
import type { UserChange } from './user.entity';
import { type UserFacts, UsersPolicy } from './users.policy';

/** Whether a role gives more than a mentee has. */
export const isAboveMentee = (role: Role | null | undefined): role is Role => role !== undefined && role !== null && role !== Role.Mentee;

/** Refuses (403) to give somebody a role above mentee without `user:appoint`. Every way to give one asks here. */
export function authorizeRole(actor: Actor, role: Role | undefined): void {
  if (isAboveMentee(role)) authorize(UsersPolicy.appoint, actor);
}

/** Refuses (403) a change of fields that the actor may not change. */
export function authorizeChange(actor: Actor, user: UserFacts, change: UserChange): void {
  if (change.role !== undefined) requireInPerson(UsersPolicy.change_role, actor);
  authorizeFields(UsersPolicy.update, change, (field) => UsersPolicy.change(actor, user, field));
  authorizeRole(actor, change.role);
}

/** Refuses (403) another address to whoever may not give it. To people themselves it says where they change their own. */
export function authorizeAddress(actor: Actor, user: UserFacts): void {
  requireInPerson(UsersPolicy.change_email, actor);
  const message = actor.id === user.id ? OWN_ADDRESS : 'email is not yours to change';
  if (!UsersPolicy.change_email(actor, user)) throw forbidden(UsersPolicy.update, [{ field: 'email', message }]);
}

const OWN_ADDRESS = {
  en: 'Change your own address by POST /auth/email/change: it asks for your password and mails a link to the new address.',
  ko: '본인의 이메일은 POST /auth/email/change로 변경하세요. 비밀번호를 확인한 뒤 새 주소로 링크를 보냅니다.',
};
