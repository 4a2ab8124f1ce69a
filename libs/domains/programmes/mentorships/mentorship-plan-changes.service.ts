import { Injectable } from '@nestjs/common';
import type { PlanReplanned, PlanRolledOut } from '@programmes/plans';
import { Happening } from './mentorship-happenings';
import { MentorshipsRepository } from './mentorships.repository';
import { MentorshipTimelineRepository, type TimelineEntry } from './mentorship-timeline.repository';

/** Adds roll-outs and replanning of plans to the timeline of their mentorship. */
@Injectable()
export class MentorshipPlanChangesService {
  constructor(
    private readonly mentorships: MentorshipsRepository,
    private readonly timeline: MentorshipTimelineRepository,
  ) {}

  async noteRollout({ mentorship_id, actor_id, followed }: Pick<PlanRolledOut, 'mentorship_id' | 'actor_id' | 'followed'>): Promise<void> {
    await this.add(mentorship_id, { kind: Happening.RolledOut, actor_id, reason: null, facts: followed });
  }

  async noteReplan({ mentorship_id, actor_id }: Pick<PlanReplanned, 'mentorship_id' | 'actor_id'>): Promise<void> {
    await this.add(mentorship_id, { kind: Happening.Replanned, actor_id, reason: null, facts: {} });
  }

  private async add(id: number, entry: TimelineEntry): Promise<void> {
    const mentorship = await this.mentorships.subject(id);
    if (mentorship) await this.timeline.add({ id, company_id: mentorship.company_id }, [entry]);
  }
}
