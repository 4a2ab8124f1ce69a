import { type EventClass, domainEvent } from '@app/events';
import type { Mentorship } from './mentorship.entity';

/** IDs of the mentorship and of its current mentor and mentee. */
interface MentorshipIds {
  readonly mentorship_id: number;
  readonly mentor_id: number;
  readonly mentee_id: number;
  /** The person who acted; `null` for the system. Events of earlier versions have none. */
  readonly actor_id?: number | null;
  /** People who are told besides the two, such as the former mentor. */
  readonly other_ids?: readonly number[];
}

/** The person who acted, and those who are told besides the two. */
interface Involved {
  readonly actor: { readonly id: number } | null;
  readonly others?: readonly number[];
}

export const mentorshipIds = ({ id, mentor_id, mentee_id }: Mentorship, { actor, others = [] }: Involved): MentorshipIds => ({
  mentorship_id: id,
  mentor_id,
  mentee_id,
  actor_id: actor?.id ?? null,
  ...(others.length > 0 && { other_ids: others }),
});

export type MentorshipNews = EventClass<MentorshipIds>;

export class MentorshipCreated extends domainEvent<MentorshipIds>('MentorshipCreated') {}
export class MentorshipUpdated extends domainEvent<MentorshipIds>('MentorshipUpdated') {}
export class MentorshipRemoved extends domainEvent<MentorshipIds>('MentorshipRemoved') {}
export class MentorshipProposed extends domainEvent<MentorshipIds>('MentorshipProposed') {}
/** One side has accepted. `MentorshipScheduled` follows once both have. */
export class MentorshipAccepted extends domainEvent<MentorshipIds>('MentorshipAccepted') {}
export class MentorshipScheduled extends domainEvent<MentorshipIds>('MentorshipScheduled') {}
export class MentorshipDeclined extends domainEvent<MentorshipIds>('MentorshipDeclined') {}
export class MentorshipWithdrawn extends domainEvent<MentorshipIds>('MentorshipWithdrawn') {}
export class MentorshipExpired extends domainEvent<MentorshipIds>('MentorshipExpired') {}
export class MentorshipActivated extends domainEvent<MentorshipIds>('MentorshipActivated') {}
export class MentorshipPaused extends domainEvent<MentorshipIds>('MentorshipPaused') {}
export class MentorshipResumed extends domainEvent<MentorshipIds>('MentorshipResumed') {}
export class MentorshipExtended extends domainEvent<MentorshipIds>('MentorshipExtended') {}
/** The mentor has changed. */
export class MentorshipHandedOver extends domainEvent<MentorshipIds>('MentorshipHandedOver') {}
export class MentorshipCompleted extends domainEvent<MentorshipIds>('MentorshipCompleted') {}
export class MentorshipTerminated extends domainEvent<MentorshipIds>('MentorshipTerminated') {}
export class MentorshipReopened extends domainEvent<MentorshipIds>('MentorshipReopened') {}
/** It is still running after its last day. */
export class MentorshipEndPassed extends domainEvent<MentorshipIds>('MentorshipEndPassed') {}
