import { Injectable } from '@nestjs/common';
import { type Actor, decisionOn, permissionFor } from '@app/auth';
import { Database } from '@app/database';
import type { ApprovalRequest } from './approval-request.entity';
import { ApprovalRequestClosingsService } from './approval-request-closings.service';
import { ApprovalRequestPeopleRepository, type Asker } from './approval-request-people.repository';
import { ApprovalRequestsRepository } from './approval-requests.repository';
import { RequestedActions, type RequestedThing } from './requested-actions';

/**
 * Voids open requests whose asker may no longer ask, or whose resource is over. Asked when a resource ends or changes hands (by its domain, in
 * that transaction), when the asker is deactivated or gets another role (by an event), and before every approval, for all else.
 */
@Injectable()
export class ApprovalRequestStandingService {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly people: ApprovalRequestPeopleRepository,
    private readonly closings: ApprovalRequestClosingsService,
    private readonly actions: RequestedActions,
    private readonly db: Database,
  ) {}

  /** For other domains, in their transaction: reviews the open requests about resources with this id. `actor` is null for the system. */
  async reviewAbout(actor: Actor | null, resources: readonly string[], resource_id: number): Promise<void> {
    await this.review(actor, await this.requests.findOpenAboutForUpdate(resources, resource_id));
  }

  /** Reviews the open requests of a person. */
  reviewOf(asker_id: number): Promise<void> {
    return this.db.transaction(async () => this.review(null, await this.requests.findOpenOfForUpdate(asker_id)));
  }

  /** Voids the locked request if it has no standing. Returns true if it did. */
  async voidIfBaseless(actor: Actor, request: ApprovalRequest, thing: RequestedThing | undefined): Promise<boolean> {
    const [asker] = await this.people.askers([request.asker_id]);
    if (!isBaseless(request, asker, thing)) return false;
    await this.closings.close(actor, request, { move: 'void' });
    return true;
  }

  private async review(actor: Actor | null, requests: readonly ApprovalRequest[]): Promise<void> {
    const known = requests.filter((request) => this.actions.knows(request));
    if (known.length === 0) return;
    const askers = await this.people.askers(known.map(({ asker_id }) => asker_id));
    for (const request of known) {
      const asker = askers.find(({ id }) => id === request.asker_id);
      const thing = await this.actions.thingsOf(request).find(request);
      if (isBaseless(request, asker, thing)) await this.closings.close(actor, request, { move: 'void' });
    }
  }
}

/** True if the asker may no longer sign in, the resource is gone, or the policy of the requested action refuses the asker for good. */
function isBaseless(request: ApprovalRequest, asker: Asker | undefined, thing: RequestedThing | undefined): boolean {
  if (!asker?.signed_up) return true;
  if (request.resource_id !== null && !thing) return true;
  return isRefusedForGood(request, asker, thing);
}

/** A state that forbids the action now may permit it later, unless the resource is over. */
function isRefusedForGood({ resource, action }: ApprovalRequest, asker: Asker, thing: RequestedThing | undefined): boolean {
  const permission = permissionFor(resource, action);
  const decision = permission && decisionOn(asker, permission, thing?.facts);
  return decision === 'hidden' || decision === 'forbidden' || (decision === 'closed' && thing!.is_over);
}
