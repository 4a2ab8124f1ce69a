import { type EventClass, announcements } from '@app/events';
import type { Language } from '@app/i18n';
import { UserActivated, UserCreated, UserDeactivated, UserInvited, UserJoined, UserLeaving, UserSuspended } from '@organisation/users';
import { RequestApproved, RequestMade, RequestRefused, RequestSettled, RequestWithdrawn } from '@programmes/approval-requests';
import { CurriculumDeprecated, CurriculumPublished } from '@programmes/curricula';
import {
  MentorshipAccepted,
  MentorshipActivated,
  MentorshipCompleted,
  MentorshipDeclined,
  MentorshipExpired,
  MentorshipExtended,
  MentorshipHandedOver,
  MentorshipPaused,
  MentorshipProposed,
  MentorshipReopened,
  MentorshipResumed,
  MentorshipTerminated,
  MentorshipWithdrawn,
} from '@programmes/mentorships';
import {
  TaskApproved,
  TaskAssigned,
  TaskBlocked,
  TaskCancelled,
  TaskChangesRequested,
  TaskCommented,
  TaskCompleted,
  TaskReopened,
  TaskStarted,
  TaskStatus,
  TaskSubmitted,
  TaskUnblocked,
  TaskWaived,
} from '@programmes/tasks';

/** Actions of the audit log that the dashboard shows, each with the announced event whose sentence it uses. The sentences name nobody. */
const EVENTS: Readonly<Record<string, EventClass>> = {
  'comment.create': TaskCommented,
  'curriculum.deprecate': CurriculumDeprecated,
  'curriculum.publish': CurriculumPublished,
  'mentorship.accept': MentorshipAccepted,
  'mentorship.activate': MentorshipActivated,
  'mentorship.complete': MentorshipCompleted,
  'mentorship.decline': MentorshipDeclined,
  'mentorship.expire': MentorshipExpired,
  'mentorship.extend': MentorshipExtended,
  'mentorship.hand_over': MentorshipHandedOver,
  'mentorship.pause': MentorshipPaused,
  'mentorship.propose': MentorshipProposed,
  'mentorship.reopen': MentorshipReopened,
  'mentorship.resume': MentorshipResumed,
  'mentorship.terminate': MentorshipTerminated,
  'mentorship.withdraw': MentorshipWithdrawn,
  'request.approve': RequestApproved,
  'request.create': RequestMade,
  'request.refuse': RequestRefused,
  'request.settle': RequestSettled,
  'request.withdraw': RequestWithdrawn,
  'task.approve': TaskApproved,
  'task.assign': TaskAssigned,
  'task.block': TaskBlocked,
  'task.cancel': TaskCancelled,
  'task.reopen': TaskReopened,
  'task.request_changes': TaskChangesRequested,
  'task.start': TaskStarted,
  'task.submit': TaskSubmitted,
  'task.unblock': TaskUnblocked,
  'task.waive': TaskWaived,
  'user.activate': UserActivated,
  'user.create': UserCreated,
  'user.deactivate': UserDeactivated,
  'user.invite': UserInvited,
  'user.join': UserJoined,
  'user.leave': UserLeaving,
  'user.suspend': UserSuspended,
};

/** Names of these actions in the audit log. */
export const NARRATED: readonly string[] = Object.keys(EVENTS);

/**
 * Returns the sentence of an action. `outcome` is the new status: a submission that leads to `done` has no reviewer, and its sentence says
 * so.
 */
export function sentenceOf({ action, outcome }: { readonly action: string; readonly outcome: string | null }, language: Language): string {
  const Event = action === 'task.submit' && outcome === TaskStatus.Done ? TaskCompleted : EVENTS[action]!;
  return announcements.of(Event.stored_name)!.about[language];
}
