import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock, publicUrl } from '@app/config';
import { Events } from '@app/events';
import { Mails } from '@app/mail';
import type { ApprovalRequest, ApprovalRequestMove } from './approval-request.entity';
import { ApprovalRequestPeopleRepository } from './approval-request-people.repository';
import {
  RequestApproved,
  RequestMade,
  RequestRefused,
  RequestSettled,
  RequestVoided,
  RequestWithdrawn,
  requestIds,
} from './approval-requests.events';
import { AnswerMail, RequestMail } from './approval-requests.mails';
import { ApprovalRequestsRepository } from './approval-requests.repository';

const NEWS = {
  approve: RequestApproved,
  refuse: RequestRefused,
  settle: RequestSettled,
  withdraw: RequestWithdrawn,
  void: RequestVoided,
} as const;

/** Moves that the asker gets a mail about. */
const MAILED: readonly ApprovalRequestMove[] = ['approve', 'refuse', 'settle'];

export interface ApprovalRequestClosing {
  readonly move: ApprovalRequestMove;
  readonly note?: string;
}

/** Publishes requests and closes them, in the transaction that has locked them: state, audit entry, event and mails. */
@Injectable()
export class ApprovalRequestClosingsService {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly people: ApprovalRequestPeopleRepository,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly mails: Mails,
    private readonly clock: Clock,
  ) {}

  async publish(actor: Actor, request: ApprovalRequest): Promise<void> {
    this.audit.record(actor, 'request.create', request);
    this.events.publish(RequestMade, requestIds(request));
    const { name: asker } = await this.people.askerOf(request);
    for (const { email, locale } of await this.people.readersOf(request))
      this.mails.enqueue({ to: email, ...RequestMail.in(locale, { ...factsOf(request), asker }) });
  }

  /** Throws 409 if the request is closed. Nobody is named as the one who voided it. `actor` is null for the system. */
  async close(actor: Actor | null, request: ApprovalRequest, { move, note }: ApprovalRequestClosing): Promise<void> {
    request.close(move, { id: move === 'void' ? null : actor!.id, note }, this.clock.now());
    await this.requests.save(request);
    this.audit.record(actor, `request.${move}`, request);
    this.events.publish(NEWS[move], requestIds(request));
    if (MAILED.includes(move)) await this.answer(request, move);
  }

  private async answer(request: ApprovalRequest, move: ApprovalRequestMove): Promise<void> {
    const { email, locale } = await this.people.askerOf(request);
    const values = { ...factsOf(request), isDone: move !== 'refuse', note: request.note };
    this.mails.enqueue({ to: email, ...AnswerMail.in(locale, values) });
  }
}

const factsOf = ({ id, resource, action }: ApprovalRequest) => ({
  asked: `${resource}:${action}`,
  link: publicUrl(`/api/v1/requests/${id}`),
});
