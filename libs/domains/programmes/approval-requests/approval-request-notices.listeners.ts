import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { type Notice, Notices } from '@app/notices';
import { ApprovalRequestPeopleRepository } from './approval-request-people.repository';
import { RequestApproved, RequestDismissed, RequestMade, RequestRefused, RequestSettled, RequestVoided } from './approval-requests.events';
import { REQUEST_APPROVED, REQUEST_MADE, REQUEST_REFUSED, REQUEST_SETTLED, REQUEST_VOIDED } from './approval-requests.notifications';

/** Tells those who may decide of a request, and the asker of its end. */
@Injectable()
export class ApprovalRequestNoticesListeners {
  constructor(
    private readonly notices: Notices,
    private readonly people: ApprovalRequestPeopleRepository,
  ) {}

  @On(RequestMade, 'RequestMade:ApprovalRequestNoticesListeners.made')
  async made({ request_id: resource_id, asker_id: actor_id }: RequestMade, { id }: Run): Promise<void> {
    const deciders = await this.people.decidersOf(resource_id);
    const drafts = deciders.map((user_id) => ({ user_id, actor_id, resource_id }));
    await this.notices.plan(REQUEST_MADE, id, drafts);
  }

  @On(RequestApproved, 'RequestApproved:ApprovalRequestNoticesListeners.approved')
  async approved(event: RequestApproved, run: Run): Promise<void> {
    await this.tellAsker(REQUEST_APPROVED, event, run);
  }

  @On(RequestSettled, 'RequestSettled:ApprovalRequestNoticesListeners.settled')
  async settled(event: RequestSettled, run: Run): Promise<void> {
    await this.tellAsker(REQUEST_SETTLED, event, run);
  }

  @On(RequestRefused, 'RequestRefused:ApprovalRequestNoticesListeners.refused')
  async refused(event: RequestRefused, run: Run): Promise<void> {
    await this.tellAsker(REQUEST_REFUSED, event, run);
  }

  @On(RequestDismissed, 'RequestDismissed:ApprovalRequestNoticesListeners.dismissed')
  async dismissed(event: RequestDismissed, run: Run): Promise<void> {
    await this.tellAsker(REQUEST_REFUSED, event, run);
  }

  @On(RequestVoided, 'RequestVoided:ApprovalRequestNoticesListeners.voided')
  async voided(event: RequestVoided, run: Run): Promise<void> {
    await this.tellAsker(REQUEST_VOIDED, event, run);
  }

  private tellAsker(notice: Notice, { request_id: resource_id, asker_id: user_id }: RequestSettled, { id }: Run): Promise<void> {
    return this.notices.plan(notice, id, [{ user_id, actor_id: null, resource_id }]);
  }
}
