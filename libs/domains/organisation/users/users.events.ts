import type { Role } from '@app/auth';
import { domainEvent } from '@app/events';
import type { User } from './user.entity';

/** Data of an event about a person. */
interface UserIds {
  readonly user_id: number;
  readonly company_id: string | null;
}

export const userIds = ({ id, company_id }: User): UserIds => ({ user_id: id, company_id });

/** `languages` is the request's `Accept-Language`. It decides the language of the verification mail. */
export class UserRegistered extends domainEvent<UserIds & { readonly languages?: string }>('UserRegistered') {}
export class UserInvited extends domainEvent<UserIds>('UserInvited') {}
/** The person has accepted an invitation and is now a member of the company. */
export class UserJoined extends domainEvent<UserIds>('UserJoined') {}
export class UserCreated extends domainEvent<UserIds>('UserCreated') {}
export class UserSuspended extends domainEvent<UserIds>('UserSuspended') {}
export class UserActivated extends domainEvent<UserIds>('UserActivated') {}
export class UserLeaving extends domainEvent<UserIds>('UserLeaving') {}
export class UserDeactivated extends domainEvent<UserIds>('UserDeactivated') {}
/** The owner of the address has taken over an unproven account. Its earlier data must be deleted. */
export class UserReclaimed extends domainEvent<UserIds>('UserReclaimed') {}
/** Listeners delete their data about the person. */
export class UserAnonymised extends domainEvent<UserIds>('UserAnonymised') {}

/** Listeners replace what the person has written to others by placeholders. */
export class SharedWordsExpired extends domainEvent<UserIds>('SharedWordsExpired') {}

export class RoleChanged extends domainEvent<{
  readonly user_id: number;
  readonly company_id: string | null;
  readonly role: Role;
}>('RoleChanged') {}
