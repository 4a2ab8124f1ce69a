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

/** What has been done, by whom and why. More than one thing may happen by it. */
export interface MentorshipDeed {
  /** Nobody: it came about by itself. */
  readonly actor: Actor | null;
  /** As the audit log calls it. */
  readonly verb: string;
  readonly happenings: readonly OwnHappening[];
  readonly reason?: string | null;
  readonly facts?: object;
  /** Who else is to know besides the two. */
  readonly others?: readonly number[];
}

/** Tells what happens to a mentorship, with the transaction in which it does: to the audit log, its timeline, listeners and people. */
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

/** Whoever has accepted need not be asked, and what goes on past its end is its mentor's to end. */
function concerns(kind: Happening, { mentor_id, mentor_accepted_at, mentee_accepted_at }: Mentorship, reader: number): boolean {
  if (kind === Happening.EndPassed) return reader === mentor_id;
  if (kind !== Happening.Proposed) return true;
  return (reader === mentor_id ? mentor_accepted_at : mentee_accepted_at) === null;
}

const linkTo = (id: number): string => publicUrl(`/api/v1/mentorships/${id}`);
