import type { Instant } from '@app/database';
import type { Role } from '@app/auth';
import type { DomainEvent } from '@app/events';

/** What is told of a person: who, in which company, and when. */
class UserEvent implements DomainEvent {
  constructor(
    readonly user_id: number,
    readonly company_id: string | null,
    readonly occurred_at: Instant,
  ) {}
}

export class UserRegistered extends UserEvent {}
export class UserInvited extends UserEvent {}
/** Has taken up an invitation, and is of the company from now on. */
export class UserJoined extends UserEvent {}
export class UserCreated extends UserEvent {}
export class UserSuspended extends UserEvent {}
export class UserActivated extends UserEvent {}
export class UserLeaving extends UserEvent {}
export class UserDeactivated extends UserEvent {}
export class UserAnonymised extends UserEvent {}

export class RoleChanged implements DomainEvent {
  constructor(
    readonly user_id: number,
    readonly company_id: string | null,
    readonly role: Role,
    readonly occurred_at: Instant,
  ) {}
}
