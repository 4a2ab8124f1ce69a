import { domainEvent } from '@app/events';
import type { Instant } from '@app/database';
import type { Meeting } from './meeting.entity';
import type { Mentorship } from './mentorship.entity';

/** IDs of a meeting that is still to come, and of the two people, with its time for calendars. */
interface MeetingIds {
  readonly meeting_id: number;
  readonly mentorship_id: number;
  readonly mentor_id: number;
  readonly mentee_id: number;
  readonly company_id: string;
  readonly actor_id: number;
  readonly version: number;
  readonly starts_at: Instant;
  readonly minutes: number;
}

type Pair = Pick<Mentorship, 'id' | 'mentor_id' | 'mentee_id'>;

export const meetingIds = (
  { id: meeting_id, ...meeting }: Meeting,
  mentorship: Pair,
  { id: actor_id }: { readonly id: number },
): MeetingIds => {
  const { company_id, version, starts_at, minutes } = meeting;
  const { id: mentorship_id, mentor_id, mentee_id } = mentorship;
  return { meeting_id, mentorship_id, mentor_id, mentee_id, company_id, actor_id, version, starts_at, minutes };
};

export class MeetingPlanned extends domainEvent<MeetingIds>('MeetingPlanned') {}
/** Its title, time or place has changed. */
export class MeetingChanged extends domainEvent<MeetingIds>('MeetingChanged') {}
export class MeetingCancelled extends domainEvent<MeetingIds>('MeetingCancelled') {}

/** A meeting to come that a person no longer takes part in, because the mentorship has another mentor or has ended. */
interface MeetingLeaver extends Omit<MeetingIds, 'mentor_id' | 'mentee_id' | 'actor_id'> {
  readonly user_id: number;
  readonly actor_id: number | null;
}

export class MeetingLeft extends domainEvent<MeetingLeaver>('MeetingLeft') {}
