import { Injectable } from '@nestjs/common';
import { RequestedActions, type RequestedThing, type RequestedThings, type StoredAction } from '@programmes/approval-requests';
import { PlanViewsRepository } from './plan-views.repository';

/** A request for a change of a plan names the item in its payload. */
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
  async find({ resource_id, payload }: StoredAction, lock?: 'lock'): Promise<RequestedThing | undefined> {
    const { item_id } = payload as ItemPayload;
    if (resource_id === null || item_id === undefined) return undefined;
    if (lock) await this.views.lockMentorship(resource_id);
    const facts = await this.views.subject(resource_id);
    const item = await this.views.asked(resource_id, item_id);
    return facts && item && { ...item, facts, is_over: false };
  }
}
