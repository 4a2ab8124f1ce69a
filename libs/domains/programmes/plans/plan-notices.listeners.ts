import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { Notices } from '@app/notices';
import { PlanReplanned } from './plans.events';
import { PLAN_REPLANNED } from './plans.notifications';

/** Tells people that dates of their plan have moved: once for each mentorship, however many items there are. */
@Injectable()
export class PlanNoticesListeners {
  constructor(private readonly notices: Notices) {}

  @On(PlanReplanned, 'PlanReplanned:PlanNoticesListeners.replanned')
  async replanned({ mentorship_id: resource_id, moved_ids, actor_id }: PlanReplanned, { id }: Run): Promise<void> {
    const drafts = moved_ids.map((user_id) => ({ user_id, actor_id, resource_id }));
    await this.notices.plan(PLAN_REPLANNED, id, drafts);
  }
}
