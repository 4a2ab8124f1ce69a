import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { type ActionPerformer, RequestedActions, type StoredAction, payloadAs } from '@programmes/approval-requests';
import { PlanItemsService } from './plan-items.service';
import { AdaptPlanItemDto, ReasonDto } from './plans.dto';
import { ReplanOrderDto } from './replan.dto';
import { ReplansService } from './replans.service';
import type { ItemPayload } from './requested-plan-items.service';

/** Performs approved requests about plans and their items, each by the service method and the DTO of its route. */
@Injectable()
export class RequestedPlanChanges implements ActionPerformer {
  readonly actions = ['adapt', 'waive', 'replan'];

  constructor(
    requested: RequestedActions,
    private readonly plans: PlanItemsService,
    private readonly replans: ReplansService,
  ) {
    requested.registerPerformer('plan', this);
  }

  perform(actor: Actor, { action, resource_id, payload }: StoredAction, expected?: number): Promise<{ readonly id: number | string }> {
    if (action === 'replan')
      return this.replans.replan(actor, { mentorship_id: resource_id!, expected }, payloadAs(ReplanOrderDto, payload));
    const { item_id, ...change } = payload as ItemPayload;
    const ref = { mentorship_id: resource_id!, id: item_id!, expected };
    return action === 'waive'
      ? this.plans.waive(actor, ref, payloadAs(ReasonDto, change).reason)
      : this.plans.adapt(actor, ref, payloadAs(AdaptPlanItemDto, change));
  }
}
