import type { MentorshipMove } from './mentorship-status';
import {
  MentorshipAccepted,
  MentorshipActivated,
  MentorshipCompleted,
  MentorshipCreated,
  MentorshipDeclined,
  MentorshipEndPassed,
  MentorshipExpired,
  MentorshipExtended,
  MentorshipHandedOver,
  type MentorshipNews,
  MentorshipPaused,
  MentorshipProposed,
  MentorshipReopened,
  MentorshipResumed,
  MentorshipScheduled,
  MentorshipTerminated,
  MentorshipUpdated,
  MentorshipWithdrawn,
} from './mentorships.events';

/** Kinds of events on the timeline. */
export enum Happening {
  Created = 'created',
  Updated = 'updated',
  Proposed = 'proposed',
  Accepted = 'accepted',
  /** Both sides have accepted. */
  Scheduled = 'scheduled',
  Declined = 'declined',
  Withdrawn = 'withdrawn',
  Expired = 'expired',
  Activated = 'activated',
  Paused = 'paused',
  Resumed = 'resumed',
  Extended = 'extended',
  HandedOver = 'handed_over',
  Completed = 'completed',
  Terminated = 'terminated',
  Reopened = 'reopened',
  EndPassed = 'end_passed',
  /** The plan follows another version of a curriculum. Plans publish this one. */
  RolledOut = 'rolled_out',
  /** Dates of the plan moved because the calendar changed. Plans publish this one. */
  Replanned = 'replanned',
}

/** Kinds that mentorships publish themselves. */
export type OwnHappening = Exclude<Happening, Happening.RolledOut | Happening.Replanned>;

export const HAPPENING: Readonly<Record<MentorshipMove, OwnHappening>> = {
  propose: Happening.Proposed,
  accept: Happening.Accepted,
  decline: Happening.Declined,
  withdraw: Happening.Withdrawn,
  expire: Happening.Expired,
  activate: Happening.Activated,
  pause: Happening.Paused,
  resume: Happening.Resumed,
  extend: Happening.Extended,
  hand_over: Happening.HandedOver,
  complete: Happening.Completed,
  terminate: Happening.Terminated,
  reopen: Happening.Reopened,
};

export const NEWS: Readonly<Record<OwnHappening, MentorshipNews>> = {
  [Happening.Created]: MentorshipCreated,
  [Happening.Updated]: MentorshipUpdated,
  [Happening.Proposed]: MentorshipProposed,
  [Happening.Accepted]: MentorshipAccepted,
  [Happening.Scheduled]: MentorshipScheduled,
  [Happening.Declined]: MentorshipDeclined,
  [Happening.Withdrawn]: MentorshipWithdrawn,
  [Happening.Expired]: MentorshipExpired,
  [Happening.Activated]: MentorshipActivated,
  [Happening.Paused]: MentorshipPaused,
  [Happening.Resumed]: MentorshipResumed,
  [Happening.Extended]: MentorshipExtended,
  [Happening.HandedOver]: MentorshipHandedOver,
  [Happening.Completed]: MentorshipCompleted,
  [Happening.Terminated]: MentorshipTerminated,
  [Happening.Reopened]: MentorshipReopened,
  [Happening.EndPassed]: MentorshipEndPassed,
};
