import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { publicUrl } from '@app/config';
import { Events } from '@app/events';
import { Mails } from '@app/mail';
import { Happening, NEWS, type OwnHappening } from './mentorship-happenings';
import type { Mentorship } from './mentorship.entity';
import { mentorshipIds } from './mentorships.events';
import { MAILS } from './mentorships.mails';
import { MentorshipPeopleRepository } from './mentorship-people.repository';
import { MentorshipTimelineRepository } from './mentorship-timeline.repository';

/** A change, its actor and reason. It may cause several happenings. */
export interface MentorshipDeed {
  /** `null` for the system. */
  readonly actor: Actor | null;
  /** Verb of the audit record. */
  readonly verb: string;
  readonly happenings: readonly OwnHappening[];
  readonly reason?: string | null;
  readonly facts?: object;
  /** IDs of people to notify besides the two. */
  readonly others?: readonly number[];
}

/** Publishes a change of a mentorship in its transaction: audit record, timeline entry, domain event and mails. */
@Injectable()
export class MentorshipNewsService {
  constructor(
    private readonly timeline: MentorshipTimelineRepository,
    private readonly people: MentorshipPeopleRepository,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly mails: Mails,
  ) {}

  async publish(mentorship: Mentorship, deed: MentorshipDeed): Promise<void> {
    const { actor, verb, happenings, reason = null, facts = {} } = deed;
    this.audit.record(actor, `mentorship.${verb}`, mentorship);
    const entry = { actor_id: actor?.id ?? null, reason, facts };
    await this.timeline.add(
      mentorship,
      happenings.map((kind) => ({ ...entry, kind })),
    );
    for (const kind of happenings) await this.publishOne(mentorship, kind, deed);
  }

  private async publishOne(mentorship: Mentorship, kind: OwnHappening, { reason = null, others = [] }: MentorshipDeed): Promise<void> {
    const { id, mentor_id, mentee_id } = mentorship;
    this.events.publish(NEWS[kind], mentorshipIds(mentorship));
    const mail = MAILS[kind];
    if (!mail) return;
    const readers = await this.people.readers([mentor_id, mentee_id, ...others]);
    const nameOf = (person: number) => readers.find((one) => one.id === person)?.name ?? '–';
    const { title, start_on, end_on } = mentorship;
    const values = { title, start_on, end_on, reason, mentor: nameOf(mentor_id), mentee: nameOf(mentee_id), link: linkTo(id) };
    for (const { id: reader, email, locale, reads } of readers)
      if (reads && concerns(kind, mentorship, reader)) this.mails.enqueue({ to: email, ...mail.in(locale, values) });
  }
}

/** True if the reader gets the mail. A proposal goes to those who have not accepted, an overdue one to its mentor. */
function concerns(kind: Happening, { mentor_id, mentor_accepted_at, mentee_accepted_at }: Mentorship, reader: number): boolean {
  if (kind === Happening.EndPassed) return reader === mentor_id;
  if (kind !== Happening.Proposed) return true;
  return (reader === mentor_id ? mentor_accepted_at : mentee_accepted_at) === null;
}

const linkTo = (id: number): string => publicUrl(`/api/v1/mentorships/${id}`);
