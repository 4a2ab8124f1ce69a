import { Injectable } from '@nestjs/common';
import {
  type AskedState,
  RequestedActions,
  type RequestedThing,
  type RequestedThings,
  type StoredAction,
} from '@programmes/approval-requests';
import { PlanViewsRepository } from './plan-views.repository';

/** A request for a change of an item names it in its payload. One for replanning is about the whole plan. */
export interface ItemPayload {
  readonly item_id?: number;
}

/** Finds the items of plans that requests for approval are about. */
@Injectable()
export class RequestedPlanItemsService implements RequestedThings {
  constructor(
    actions: RequestedActions,
    private readonly views: PlanViewsRepository,
  ) {
    actions.registerThings('plan', this);
  }

  /** A lock is that of the mentorship: while it is held, the mentorship neither ends nor changes hands. The item is compared by its version. */
  async find(asked: StoredAction, lock?: 'lock'): Promise<RequestedThing | undefined> {
    const { resource_id } = asked;
    if (resource_id === null) return undefined;
    if (lock) await this.views.lockMentorship(resource_id);
    const facts = await this.views.subject(resource_id);
    const thing = await this.thing(resource_id, asked);
    return facts && thing && { ...thing, facts, is_over: false };
  }

  private async thing(mentorship_id: number, { action, payload }: StoredAction): Promise<AskedState | undefined> {
    if (action === 'replan') return this.views.askedPlan(mentorship_id);
    const { item_id } = payload as ItemPayload;
    return item_id === undefined ? undefined : this.views.asked(mentorship_id, item_id);
  }
}
