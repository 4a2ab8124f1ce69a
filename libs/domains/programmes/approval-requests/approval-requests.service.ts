import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible, withPermissions } from '@app/auth';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { currentLanguage } from '@app/i18n';
import { REQUEST } from './nouns';
import type { OwnRequestMove } from './approval-request.entity';
import { ApprovalRequestClosingsService } from './approval-request-closings.service';
import { ApprovalRequestsPolicy } from './approval-requests.policy';
import {
  type ApprovalRequestQuery,
  ApprovalRequestsRepository,
  type PerformedAction,
  type RequestedAction,
} from './approval-requests.repository';
import type { ApprovalRequestResource, ApprovalRequestView } from './approval-requests.view';
import { requestTitle } from './requested-titles';

export interface Closing {
  readonly id: number;
  readonly move: Exclude<OwnRequestMove, 'approve'>;
  readonly note?: string;
  readonly expected?: ExpectedVersion;
}

@Injectable()
export class ApprovalRequestsService {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly closings: ApprovalRequestClosingsService,
    private readonly db: Database,
  ) {}

  async list(actor: Actor, query: ApprovalRequestQuery): Promise<Page<ApprovalRequestView>> {
    const { results, ...page } = await this.requests.list(actor, query);
    const rows = (JSON.parse(results) as ApprovalRequestResource[]).map((row) => shown(actor, row).json);
    return { ...page, results: `[${rows.join()}]` as typeof results };
  }

  async get(actor: Actor, id: number): Promise<JsonResource<ApprovalRequestView>> {
    const request = await this.requests.find(actor, id);
    if (!request) throw new NotFound(REQUEST);
    return shown(actor, request);
  }

  /**
   * For other domains, if the actor may only ask: creates a request, of which admins of the company and the `audience` are told. While
   * the same request is open, returns that one and tells nobody. Respond with 202.
   */
  ask(actor: Actor, asked: RequestedAction, audience: readonly number[] = []): Promise<JsonResource<ApprovalRequestView>> {
    return this.db.transaction(async () => {
      const { request, is_new } = await this.requests.add(actor, asked, audience);
      if (is_new) this.closings.publish(actor, request);
      return { ...(await this.get(actor, request.id)), accepted: true };
    });
  }

  /** For other domains, in their transaction: settles the open requests for an action that was just performed. */
  async meet(actor: Actor, about: PerformedAction): Promise<void> {
    for (const request of await this.requests.findOpenForUpdate(about)) await this.closings.close(actor, request, { move: 'settle' });
  }

  /** For other domains, in their transaction: replaces one decider by another in open requests about a resource. */
  readdress(about: { readonly resource: string; readonly resource_id: number }, from: number, to: number): Promise<void> {
    return this.requests.readdress(about, from, to);
  }

  close(actor: Actor, { id, move, note, expected }: Closing): Promise<JsonResource<ApprovalRequestView>> {
    return this.db.transaction(async () => {
      const request = requireVisible(ApprovalRequestsPolicy.read, actor, await this.requests.findForUpdate(id));
      authorize(ApprovalRequestsPolicy[move], actor, request);
      expectVersion(request, expected);
      await this.closings.close(actor, request, { move, note });
      return this.get(actor, id);
    });
  }
}

/** Adds the title in the reader's language, and their permissions. */
function shown(actor: Actor, { json, names, asked, ...request }: ApprovalRequestResource): JsonResource<ApprovalRequestView> {
  const title = JSON.stringify(requestTitle(asked, names)[currentLanguage()]);
  const titled = { ...request, json: `${json.slice(0, -1)},"title":${title}}` as typeof json };
  return withPermissions(ApprovalRequestsPolicy.read, actor, titled);
}
