import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible, rowsWithPermissions, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { REQUEST } from './nouns';
import type { ApprovalRequest, ApprovalRequestMove } from './approval-request.entity';
import { RequestDismissed, RequestMade, RequestSettled, requestIds } from './approval-requests.events';
import { ApprovalRequestsPolicy } from './approval-requests.policy';
import { type ApprovalRequestQuery, ApprovalRequestsRepository, type RequestedAction } from './approval-requests.repository';
import type { ApprovalRequestView } from './approval-requests.view';

export interface Closing {
  readonly id: number;
  readonly move: ApprovalRequestMove;
  readonly note?: string;
  readonly expected?: ExpectedVersion;
}

@Injectable()
export class ApprovalRequestsService {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ApprovalRequestQuery): Promise<Page<ApprovalRequestView>> {
    const { results, ...page } = await this.requests.list(actor, query);
    return { ...page, results: rowsWithPermissions(ApprovalRequestsPolicy.read, actor, results) };
  }

  async get(actor: Actor, id: number): Promise<JsonResource<ApprovalRequestView>> {
    const request = await this.requests.find(actor, id);
    if (!request) throw new NotFound(REQUEST);
    return withPermissions(ApprovalRequestsPolicy.read, actor, request);
  }

  /**
   * For other domains, if the actor may only ask: creates a request, of which admins of the company and the `audience` are told. While
   * the same request is open, returns that one and tells nobody. Respond with 202.
   */
  ask(actor: Actor, asked: RequestedAction, audience: readonly number[] = []): Promise<JsonResource<ApprovalRequestView>> {
    return this.db.transaction(async () => {
      const { request, is_new } = await this.requests.add(actor, asked, audience);
      if (is_new) {
        this.audit.record(actor, 'request.create', request);
        this.events.publish(RequestMade, requestIds(request));
      }
      return { ...(await this.get(actor, request.id)), accepted: true };
    });
  }

  /** For other domains, in their transaction: closes the open requests for an action that was just performed. */
  async meet(actor: Actor, about: { readonly resource: string; readonly action: string; readonly resource_id: number }): Promise<void> {
    for (const request of await this.requests.findOpenForUpdate(about)) await this.end(actor, request, { move: 'settle' });
  }

  /** For other domains, in their transaction: replaces one decider by another in open requests about a resource. */
  readdress(about: { readonly resource: string; readonly resource_id: number }, from: number, to: number): Promise<void> {
    return this.requests.readdress(about, from, to);
  }

  close(actor: Actor, { id, expected, ...closing }: Closing): Promise<JsonResource<ApprovalRequestView>> {
    return this.db.transaction(async () => {
      const request = requireVisible(ApprovalRequestsPolicy.read, actor, await this.requests.findForUpdate(id));
      authorize(ApprovalRequestsPolicy[closing.move], actor, request);
      expectVersion(request, expected);
      await this.end(actor, request, closing);
      return this.get(actor, id);
    });
  }

  private async end(actor: Actor, request: ApprovalRequest, { move, note }: Omit<Closing, 'id'>): Promise<void> {
    request.close(move, { id: actor.id, note }, this.clock.now());
    await this.requests.save(request);
    this.audit.record(actor, `request.${move}`, request);
    this.events.publish(move === 'settle' ? RequestSettled : RequestDismissed, requestIds(request));
  }
}
