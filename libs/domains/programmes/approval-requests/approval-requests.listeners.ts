import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { Clock } from '@app/config';
import { RoleChanged, SharedWordsExpired, UserAnonymised, UserDeactivated } from '@organisation/users';
import { ApprovalRequestStandingService } from './approval-request-standing.service';
import { ApprovalRequestsRepository } from './approval-requests.repository';

/** Listens to events of other domains. */
@Injectable()
export class ApprovalRequestsListeners {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly standing: ApprovalRequestStandingService,
    private readonly clock: Clock,
  ) {}

  @On(UserDeactivated, 'UserDeactivated:ApprovalRequestsListeners.reviewOf')
  async reviewOfLeaver({ user_id }: UserDeactivated): Promise<void> {
    await this.standing.reviewOf(user_id);
  }

  @On(RoleChanged, 'RoleChanged:ApprovalRequestsListeners.reviewOf')
  async reviewAfterChange({ user_id }: RoleChanged): Promise<void> {
    await this.standing.reviewOf(user_id);
  }

  @On(UserAnonymised, 'UserAnonymised:ApprovalRequestsListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.requests.forget(user_id, this.clock.now());
  }

  @On(SharedWordsExpired, 'SharedWordsExpired:ApprovalRequestsListeners.expireWords')
  async expireWords({ user_id }: SharedWordsExpired): Promise<void> {
    await this.requests.bury(user_id);
  }
}
