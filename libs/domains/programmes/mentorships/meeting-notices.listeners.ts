import { Injectable } from '@nestjs/common';
import { type FactsOf, On } from '@app/events';
import type { Run } from '@app/jobs';
import { type Notice, type NoticeDraft, Notices } from '@app/notices';
import { MeetingCancelled, MeetingChanged, MeetingLeft, MeetingPlanned } from './meetings.events';
import { MEETING_CANCELLED, MEETING_CHANGED, MEETING_LEFT, MEETING_PLANNED } from './meetings.notifications';

type Ids = FactsOf<typeof MeetingPlanned>;

/** Invites mentor and mentee to their meetings. */
@Injectable()
export class MeetingNoticesListeners {
  constructor(private readonly notices: Notices) {}

  @On(MeetingPlanned, 'MeetingPlanned:MeetingNoticesListeners.planned')
  async planned(event: MeetingPlanned, run: Run): Promise<void> {
    await this.invite(MEETING_PLANNED, event, run, { resource_id: event.meeting_id });
  }

  @On(MeetingChanged, 'MeetingChanged:MeetingNoticesListeners.changed')
  async changed(event: MeetingChanged, run: Run): Promise<void> {
    await this.invite(MEETING_CHANGED, event, run, { resource_id: event.meeting_id });
  }

  /** The cancelled event has a higher sequence than the last version. */
  @On(MeetingCancelled, 'MeetingCancelled:MeetingNoticesListeners.cancelled')
  async cancelled(event: MeetingCancelled, run: Run): Promise<void> {
    await this.invite(MEETING_CANCELLED, event, run, { resource_id: event.mentorship_id, facts: cancellationOf(event) });
  }

  @On(MeetingLeft, 'MeetingLeft:MeetingNoticesListeners.left')
  async left(event: MeetingLeft, { id }: Run): Promise<void> {
    const { user_id, actor_id, mentorship_id: resource_id } = event;
    const draft = { user_id, actor_id: user_id === actor_id ? null : actor_id, resource_id, facts: cancellationOf(event) };
    await this.notices.plan(MEETING_LEFT, id, [draft]);
  }

  /** The one who acted is invited, too, so that the calendars of both agree: to them it comes from the system. */
  private invite(
    notice: Notice,
    { mentor_id, mentee_id, actor_id }: Ids,
    { id }: Run,
    subject: Pick<NoticeDraft, 'resource_id' | 'facts'>,
  ): Promise<void> {
    const drafts = [mentor_id, mentee_id].map((user_id) => ({ user_id, actor_id: user_id === actor_id ? null : actor_id, ...subject }));
    return this.notices.plan(notice, id, drafts);
  }
}

/** The facts of the calendar entry, which is cancelled by a sequence after that of the last invitation. */
const cancellationOf = ({ meeting_id, version, starts_at, minutes }: Pick<Ids, 'meeting_id' | 'version' | 'starts_at' | 'minutes'>) => ({
  meeting_id: String(meeting_id),
  version: String(version + 1),
  starts_at,
  minutes: String(minutes),
});
