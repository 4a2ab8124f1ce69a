import type { Role } from '@app/auth';
import { domainEvent } from '@app/events';
import type { User } from './user.entity';

/** What is told of a person: who, in which company, and when. */
interface UserIds {
  readonly user_id: number;
  readonly company_id: string | null;
}

export const userIds = ({ id, company_id }: User): UserIds => ({ user_id: id, company_id });

/** The languages are those that were asked for in the words of `Accept-Language`: what is mailed next is written in one of them. */
export class UserRegistered extends domainEvent<UserIds & { readonly languages?: string }>('UserRegistered') {}
export class UserInvited extends domainEvent<UserIds>('UserInvited') {}
/** Has taken up an invitation, and is of the company from now on. */
export class UserJoined extends domainEvent<UserIds>('UserJoined') {}
export class UserCreated extends domainEvent<UserIds>('UserCreated') {}
export class UserSuspended extends domainEvent<UserIds>('UserSuspended') {}
export class UserActivated extends domainEvent<UserIds>('UserActivated') {}
export class UserLeaving extends domainEvent<UserIds>('UserLeaving') {}
export class UserDeactivated extends domainEvent<UserIds>('UserDeactivated') {}
/** Somebody has shown that the address of an unproven account is theirs: what was made on it before is gone. */
export class UserReclaimed extends domainEvent<UserIds>('UserReclaimed') {}
/** Listeners wipe what is about the person. */
export class UserAnonymised extends domainEvent<UserIds>('UserAnonymised') {}

/** Tombstones are to stand for what the person has said to others. */
export class SharedWordsExpired extends domainEvent<UserIds>('SharedWordsExpired') {}

export class RoleChanged extends domainEvent<{
  readonly user_id: number;
  readonly company_id: string | null;
  readonly role: Role;
}>('RoleChanged') {}
