import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';

/** Which mentorship, who is in it now, and when. */
class MentorshipEvent implements DomainEvent {
  constructor(
    readonly mentorship_id: number,
    readonly mentor_id: number,
    readonly mentee_id: number,
    readonly occurred_at: Instant,
  ) {}
}

export type MentorshipNews = typeof MentorshipEvent;

export class MentorshipCreated extends MentorshipEvent {}
export class MentorshipUpdated extends MentorshipEvent {}
export class MentorshipRemoved extends MentorshipEvent {}
export class MentorshipProposed extends MentorshipEvent {}
/** One side has: when both have, it is scheduled, too. */
export class MentorshipAccepted extends MentorshipEvent {}
export class MentorshipScheduled extends MentorshipEvent {}
export class MentorshipDeclined extends MentorshipEvent {}
export class MentorshipWithdrawn extends MentorshipEvent {}
export class MentorshipExpired extends MentorshipEvent {}
export class MentorshipActivated extends MentorshipEvent {}
export class MentorshipPaused extends MentorshipEvent {}
export class MentorshipResumed extends MentorshipEvent {}
export class MentorshipExtended extends MentorshipEvent {}
/** Its mentor is somebody else from now on. */
export class MentorshipHandedOver extends MentorshipEvent {}
export class MentorshipCompleted extends MentorshipEvent {}
export class MentorshipTerminated extends MentorshipEvent {}
export class MentorshipReopened extends MentorshipEvent {}
/** Its last day is over, and it goes on. */
export class MentorshipEndPassed extends MentorshipEvent {}
