export { Happening } from './mentorship-happenings';
export type { Mentorship } from './mentorship.entity';
export { MentorshipStatus } from './mentorship-status';
export {
  MentorshipAccepted,
  MentorshipActivated,
  MentorshipCompleted,
  MentorshipCreated,
  MentorshipDeclined,
  MentorshipEndPassed,
  MentorshipExpired,
  MentorshipExtended,
  MentorshipHandedOver,
  MentorshipPaused,
  MentorshipProposed,
  MentorshipRemoved,
  MentorshipReopened,
  MentorshipResumed,
  MentorshipScheduled,
  MentorshipTerminated,
  MentorshipUpdated,
  MentorshipWithdrawn,
} from './mentorships.events';
export { MentorshipsModule } from './mentorships.module';
export { type MentorshipFacts, MentorshipsPolicy } from './mentorships.policy';
export {
  counted,
  goesOnPastEnd,
  isInCalendarOf,
  isOpenMentorship,
  isProposed,
  mentorCapacity,
  mentorshipsVisibleTo,
  pastOf,
} from './mentorships.scope';
export { type MentorshipSubject, mentorshipFacts } from './mentorships.view';
export { MentorshipsService } from './mentorships.service';
