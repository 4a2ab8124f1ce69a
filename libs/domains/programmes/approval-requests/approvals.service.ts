import { Injectable } from '@nestjs/common';
import { type Actor, authorize, decisionOn, forbidden, permissionFor, requireVisible } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { type ExpectedVersion, NotFound, PreconditionFailed, expectVersion } from '@app/errors';
import { nounNamed } from '@app/i18n';
import type { ApprovalRequest } from './approval-request.entity';
import { ApprovalRequestClosingsService } from './approval-request-closings.service';
import { ApprovalRequestStandingService } from './approval-request-standing.service';
import { RequestUnknown, RequestVoid } from './approval-requests.errors';
import { ApprovalRequestsPolicy } from './approval-requests.policy';
import { ApprovalRequestsRepository } from './approval-requests.repository';
import { ApprovalRequestsService } from './approval-requests.service';
import type { ApprovalRequestView } from './approval-requests.view';
import { RequestedActions, type RequestedThing } from './requested-actions';
import { staleness } from './staleness';

export interface Approval {
  readonly id: number;
  /** Version of the resource that the approver has seen, if it has changed since the request was made. */
  readonly confirm_version?: number;
  readonly note?: string;
  readonly expected?: ExpectedVersion;
}

/**
 * Approves requests: performs the requested action by the approver's own right, as if they had called its route now, in one transaction
 * with closing the request. If the action is refused, the request stays open.
 */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly views: ApprovalRequestsService,
    private readonly closings: ApprovalRequestClosingsService,
    private readonly standing: ApprovalRequestStandingService,
    private readonly actions: RequestedActions,
    private readonly db: Database,
  ) {}

  async approve(actor: Actor, approval: Approval): Promise<JsonResource<ApprovalRequestView>> {
    // A void request is stored as void, so its refusal must not roll back.
    const isVoid = await this.db.transaction(() => this.attempt(actor, approval));
    if (isVoid) throw new RequestVoid();
    return this.views.get(actor, approval.id);
  }

  /** Locks the resource before the request, as the routes of the resource do. Returns true if it voided the request instead. */
  private async attempt(actor: Actor, { id, expected, confirm_version, note }: Approval): Promise<boolean> {
    const found = requireVisible(ApprovalRequestsPolicy.read, actor, await this.requests.load(id));
    authorize(ApprovalRequestsPolicy.approve, actor, found);
    const thing = await this.actions.thingsOf(found).find(found, 'lock');
    const request = requireVisible(ApprovalRequestsPolicy.read, actor, await this.requests.findForUpdate(id));
    authorize(ApprovalRequestsPolicy.approve, actor, request);
    expectVersion(request, expected);
    request.expect('approve');
    if (await this.standing.voidIfBaseless(actor, request, thing)) return true;
    expectRight(actor, request, thing);
    expectUnchanged(request, thing, confirm_version);
    await this.perform(actor, request, { thing, note });
    return false;
  }

  /** Closes the request first, so that performing the action does not settle it. A created resource is known only afterwards. */
  private async perform(actor: Actor, request: ApprovalRequest, { thing, note }: Performance): Promise<void> {
    const closing = { move: 'approve', note } as const;
    if (thing) await this.closings.close(actor, request, closing);
    const { id } = await this.performed(actor, request, thing);
    if (thing) return;
    request.resource_id = Number(id);
    await this.closings.close(actor, request, closing);
  }

  /** A part of the resource that is not locked may change meanwhile: that is stale, too. */
  private async performed(actor: Actor, request: ApprovalRequest, thing: RequestedThing | undefined): Promise<{ id: number | string }> {
    try {
      return await this.actions.performerOf(request).perform(actor, request, thing?.version);
    } catch (error) {
      const now = error instanceof PreconditionFailed && (await this.actions.thingsOf(request).find(request));
      throw now ? staleness(request, now) : error;
    }
  }
}

interface Performance {
  readonly thing: RequestedThing | undefined;
  readonly note?: string;
}

/** Throws 404 or 403 unless the policy of the action allows the approver to do it. Being allowed to ask for it is not enough. */
function expectRight(actor: Actor, { resource, action }: ApprovalRequest, thing: RequestedThing | undefined): void {
  const permission = permissionFor(resource, action);
  if (!permission) throw new RequestUnknown();
  const decision = decisionOn(actor, permission, thing?.facts);
  if (decision === 'hidden') throw new NotFound(nounNamed(resource));
  if (decision === 'forbidden' || decision === 'asks') throw forbidden(permission);
}

/** Throws 409 if the resource is not as it was when it was asked, or as the approver has confirmed. */
function expectUnchanged(request: ApprovalRequest, thing: RequestedThing | undefined, confirmed: number | undefined): void {
  const expected = confirmed ?? request.asked_version;
  if (thing && expected !== null && thing.version !== expected) throw staleness(request, thing);
}
