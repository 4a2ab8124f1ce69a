import type { Role } from '@app/auth';
import { domainEvent } from '@app/events';
import type { User } from './user.entity';

/** Data of an event about a person. */
interface UserIds {
  readonly user_id: number;
  readonly company_id: string | null;
  readonly version?: number;
}

export const userIds = ({ id, company_id, version }: User): UserIds => ({ user_id: id, company_id, version });

/** `languages` is the request's `Accept-Language`. It decides the language of the verification mail. */
export class UserRegistered extends domainEvent<UserIds & { readonly languages?: string }>('UserRegistered') {}
export class UserInvited extends domainEvent<UserIds>('UserInvited', {
  type: 'user.invited',
  about: { en: 'A person was invited to the company.', ko: '구성원이 회사에 초대되었습니다.' },
}) {}
/** The person has accepted an invitation and is now a member of the company. */
export class UserJoined extends domainEvent<UserIds>('UserJoined', {
  type: 'user.joined',
  about: { en: 'A person accepted an invitation and joined the company.', ko: '구성원이 초대를 수락하고 회사에 합류했습니다.' },
}) {}
export class UserCreated extends domainEvent<UserIds>('UserCreated', {
  type: 'user.created',
  about: { en: 'A person was created in the company.', ko: '회사에 구성원이 추가되었습니다.' },
}) {}
export class UserSuspended extends domainEvent<UserIds>('UserSuspended', {
  type: 'user.suspended',
  about: { en: 'A person was suspended.', ko: '구성원의 이용이 정지되었습니다.' },
}) {}
export class UserActivated extends domainEvent<UserIds>('UserActivated', {
  type: 'user.activated',
  about: { en: 'A person was activated again.', ko: '구성원이 다시 활성화되었습니다.' },
}) {}
export class UserLeaving extends domainEvent<UserIds>('UserLeaving', {
  type: 'user.leaving',
  about: { en: 'A person is going to leave the company.', ko: '구성원이 퇴사 예정 상태가 되었습니다.' },
}) {}
export class UserDeactivated extends domainEvent<UserIds>('UserDeactivated', {
  type: 'user.deactivated',
  about: { en: 'A person was deactivated.', ko: '구성원이 비활성화되었습니다.' },
}) {}
/** The owner of the address has taken over an unproven account. Its earlier data must be deleted. */
export class UserReclaimed extends domainEvent<UserIds>('UserReclaimed') {}
/** Listeners delete their data about the person. */
export class UserAnonymised extends domainEvent<UserIds>('UserAnonymised', {
  type: 'user.anonymised',
  about: { en: 'The data about a person was deleted.', ko: '구성원의 개인 정보가 삭제되었습니다.' },
}) {}

/** Listeners replace what the person has written to others by placeholders. */
export class SharedWordsExpired extends domainEvent<UserIds>('SharedWordsExpired') {}

export class RoleChanged extends domainEvent<UserIds & { readonly role: Role }>('RoleChanged', {
  type: 'user.role_changed',
  about: { en: 'The role of a person was changed.', ko: '구성원의 역할이 변경되었습니다.' },
}) {}
