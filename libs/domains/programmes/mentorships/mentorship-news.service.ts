import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { Events } from '@app/events';
import { NEWS, type OwnHappening } from './mentorship-happenings';
import type { Mentorship } from './mentorship.entity';
import { mentorshipIds } from './mentorships.events';
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
  /** IDs of people who are told besides the two. */
  readonly others?: readonly number[];
}

/** Publishes a change of a mentorship in its transaction: audit record, timeline entry and domain event. */
@Injectable()
export class MentorshipNewsService {
  constructor(
    private readonly timeline: MentorshipTimelineRepository,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async publish(mentorship: Mentorship, deed: MentorshipDeed): Promise<void> {
    const { actor, verb, happenings, reason = null, facts = {} } = deed;
    this.audit.record(actor, `mentorship.${verb}`, mentorship);
    const entry = { actor_id: actor?.id ?? null, reason, facts };
    await this.timeline.add(
      mentorship,
      happenings.map((kind) => ({ ...entry, kind })),
    );
    for (const kind of happenings) this.events.publish(NEWS[kind], mentorshipIds(mentorship, deed));
  }
}
