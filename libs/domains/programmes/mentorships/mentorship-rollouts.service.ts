import { Injectable } from '@nestjs/common';
import type { PlanRolledOut } from '@programmes/plans';
import { Happening } from './mentorship-happenings';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipTimelineRepository } from './mentorship-timeline.repository';

/** Adds roll-outs of plans to the timeline. */
@Injectable()
export class MentorshipRolloutsService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly timeline: MentorshipTimelineRepository,
  ) {}

  async note({ mentorship_id: id, actor_id, followed }: Pick<PlanRolledOut, 'mentorship_id' | 'actor_id' | 'followed'>): Promise<void> {
    const mentorship = await this.mentorships.subject(id);
    if (!mentorship) return;
    const entry = { kind: Happening.RolledOut, actor_id, reason: null, facts: followed };
    await this.timeline.add({ id, company_id: mentorship.company_id }, [entry]);
  }
}
