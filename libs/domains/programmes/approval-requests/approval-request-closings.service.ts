import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Events } from '@app/events';
import type { ApprovalRequest, ApprovalRequestMove } from './approval-request.entity';
import {
  RequestApproved,
  RequestMade,
  RequestRefused,
  RequestSettled,
  RequestVoided,
  RequestWithdrawn,
  requestIds,
} from './approval-requests.events';
import { ApprovalRequestsRepository } from './approval-requests.repository';

const NEWS = {
  approve: RequestApproved,
  refuse: RequestRefused,
  settle: RequestSettled,
  withdraw: RequestWithdrawn,
  void: RequestVoided,
} as const;

export interface ApprovalRequestClosing {
  readonly move: ApprovalRequestMove;
  readonly note?: string;
}

/** Publishes requests and closes them, in the transaction that has locked them: state, audit entry and event. */
@Injectable()
export class ApprovalRequestClosingsService {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  publish(actor: Actor, request: ApprovalRequest): void {
    this.audit.record(actor, 'request.create', request);
    this.events.publish(RequestMade, requestIds(request));
  }

  /** Throws 409 if the request is closed. Nobody is named as the one who voided it. `actor` is null for the system. */
  async close(actor: Actor | null, request: ApprovalRequest, { move, note }: ApprovalRequestClosing): Promise<void> {
    request.close(move, { id: move === 'void' ? null : actor!.id, note }, this.clock.now());
    await this.requests.save(request);
    this.audit.record(actor, `request.${move}`, request);
    this.events.publish(NEWS[move], requestIds(request));
  }
}
