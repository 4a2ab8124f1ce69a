import { Injectable } from '@nestjs/common';
import type { FactsOf } from '@app/events';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { Notices } from '@app/notices';
import { Happening, type OwnHappening } from './mentorship-happenings';
import { MentorshipPeopleRepository } from './mentorship-people.repository';
import {
  MentorshipAccepted,
  MentorshipActivated,
  MentorshipCompleted,
  MentorshipDeclined,
  MentorshipEndPassed,
  MentorshipExpired,
  MentorshipExtended,
  MentorshipHandedOver,
  MentorshipPaused,
  MentorshipProposed,
  MentorshipReminded,
  MentorshipReopened,
  MentorshipResumed,
  MentorshipScheduled,
  MentorshipTerminated,
  MentorshipWithdrawn,
} from './mentorships.events';
import { MENTORSHIP_REMINDED } from './mentorship-reminders.notifications';
import { MENTORSHIP_NOTICES } from './mentorships.notifications';

type Ids = FactsOf<typeof MentorshipProposed>;

/** Tells mentor and mentee of what happens to their mentorship. */
@Injectable()
export class MentorshipNoticesListeners {
  constructor(
    private readonly notices: Notices,
    private readonly people: MentorshipPeopleRepository,
  ) {}

  @On(MentorshipProposed, 'MentorshipProposed:MentorshipNoticesListeners.proposed')
  async proposed(event: MentorshipProposed, run: Run): Promise<void> {
    await this.tell(Happening.Proposed, event, run, await this.people.unanswered(event.mentorship_id));
  }

  @On(MentorshipAccepted, 'MentorshipAccepted:MentorshipNoticesListeners.accepted')
  async accepted(event: MentorshipAccepted, run: Run): Promise<void> {
    await this.tell(Happening.Accepted, event, run);
  }

  @On(MentorshipDeclined, 'MentorshipDeclined:MentorshipNoticesListeners.declined')
  async declined(event: MentorshipDeclined, run: Run): Promise<void> {
    await this.tell(Happening.Declined, event, run);
  }

  @On(MentorshipScheduled, 'MentorshipScheduled:MentorshipNoticesListeners.scheduled')
  async scheduled(event: MentorshipScheduled, run: Run): Promise<void> {
    await this.tell(Happening.Scheduled, event, run);
  }

  @On(MentorshipWithdrawn, 'MentorshipWithdrawn:MentorshipNoticesListeners.withdrawn')
  async withdrawn(event: MentorshipWithdrawn, run: Run): Promise<void> {
    await this.tell(Happening.Withdrawn, event, run);
  }

  @On(MentorshipExpired, 'MentorshipExpired:MentorshipNoticesListeners.expired')
  async expired(event: MentorshipExpired, run: Run): Promise<void> {
    await this.tell(Happening.Expired, event, run);
  }

  @On(MentorshipActivated, 'MentorshipActivated:MentorshipNoticesListeners.activated')
  async activated(event: MentorshipActivated, run: Run): Promise<void> {
    await this.tell(Happening.Activated, event, run);
  }

  @On(MentorshipPaused, 'MentorshipPaused:MentorshipNoticesListeners.paused')
  async paused(event: MentorshipPaused, run: Run): Promise<void> {
    await this.tell(Happening.Paused, event, run);
  }

  @On(MentorshipResumed, 'MentorshipResumed:MentorshipNoticesListeners.resumed')
  async resumed(event: MentorshipResumed, run: Run): Promise<void> {
    await this.tell(Happening.Resumed, event, run);
  }

  @On(MentorshipExtended, 'MentorshipExtended:MentorshipNoticesListeners.extended')
  async extended(event: MentorshipExtended, run: Run): Promise<void> {
    await this.tell(Happening.Extended, event, run);
  }

  @On(MentorshipHandedOver, 'MentorshipHandedOver:MentorshipNoticesListeners.handedOver')
  async handedOver(event: MentorshipHandedOver, run: Run): Promise<void> {
    await this.tell(Happening.HandedOver, event, run);
  }

  @On(MentorshipCompleted, 'MentorshipCompleted:MentorshipNoticesListeners.completed')
  async completed(event: MentorshipCompleted, run: Run): Promise<void> {
    await this.tell(Happening.Completed, event, run);
  }

  @On(MentorshipTerminated, 'MentorshipTerminated:MentorshipNoticesListeners.terminated')
  async terminated(event: MentorshipTerminated, run: Run): Promise<void> {
    await this.tell(Happening.Terminated, event, run);
  }

  @On(MentorshipReopened, 'MentorshipReopened:MentorshipNoticesListeners.reopened')
  async reopened(event: MentorshipReopened, run: Run): Promise<void> {
    await this.tell(Happening.Reopened, event, run);
  }

  @On(MentorshipEndPassed, 'MentorshipEndPassed:MentorshipNoticesListeners.endPassed')
  async endPassed(event: MentorshipEndPassed, run: Run): Promise<void> {
    await this.tell(Happening.EndPassed, event, run, [event.mentor_id]);
  }

  @On(MentorshipReminded, 'MentorshipReminded:MentorshipNoticesListeners.reminded')
  async reminded(event: MentorshipReminded, run: Run): Promise<void> {
    const { mentorship_id: resource_id, mentor_id, mentee_id, actor_id = null } = event;
    const drafts = [mentor_id, mentee_id].map((user_id) => ({ user_id, actor_id, resource_id }));
    await this.notices.plan(MENTORSHIP_REMINDED, run.id, drafts);
  }

  /** By default both people, and others that the event names. An event of the version before names neither these nor an actor. */
  private tell(
    kind: OwnHappening,
    { mentorship_id: resource_id, mentor_id, mentee_id, actor_id = null, other_ids = [] }: Ids,
    { id }: Run,
    people: readonly number[] = [mentor_id, mentee_id, ...other_ids],
  ): Promise<void> {
    const drafts = people.map((user_id) => ({ user_id, actor_id, resource_id }));
    return this.notices.plan(MENTORSHIP_NOTICES.get(kind)!, id, drafts);
  }
}
