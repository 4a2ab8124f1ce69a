import { Injectable } from '@nestjs/common';
import { Events, type FactsOf, On } from '@app/events';
import { MeetingLeft } from './meetings.events';
import { MeetingsAheadRepository } from './meetings-ahead.repository';
import { MentorshipCompleted, MentorshipHandedOver, MentorshipTerminated } from './mentorships.events';

type Ids = FactsOf<typeof MentorshipHandedOver>;

/** Announces each meeting to come that a person no longer takes part in, so that it leaves the calendar to which it was mailed. */
@Injectable()
export class MeetingLeaversListeners {
  constructor(
    private readonly meetings: MeetingsAheadRepository,
    private readonly events: Events,
  ) {}

  @On(MentorshipHandedOver, 'MentorshipHandedOver:MeetingLeaversListeners.handedOver')
  async handedOver(event: MentorshipHandedOver): Promise<void> {
    await this.announce(event, event.other_ids ?? []);
  }

  @On(MentorshipCompleted, 'MentorshipCompleted:MeetingLeaversListeners.completed')
  async completed(event: MentorshipCompleted): Promise<void> {
    await this.announce(event, [event.mentor_id, event.mentee_id]);
  }

  @On(MentorshipTerminated, 'MentorshipTerminated:MeetingLeaversListeners.terminated')
  async terminated(event: MentorshipTerminated): Promise<void> {
    await this.announce(event, [event.mentor_id, event.mentee_id]);
  }

  private async announce({ mentorship_id, actor_id = null }: Ids, people: readonly number[]): Promise<void> {
    for (const { id: meeting_id, company_id, version, starts_at, minutes } of await this.meetings.of(mentorship_id))
      for (const user_id of people)
        this.events.publish(MeetingLeft, { meeting_id, mentorship_id, company_id, user_id, actor_id, version, starts_at, minutes });
  }
}
