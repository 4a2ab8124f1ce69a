import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { Clock } from '@app/config';
import { SharedWordsExpired, UserAnonymised } from '@organisation/users';
import { ApprovalRequestsRepository } from './approval-requests.repository';

/** Listens to events of other domains. */
@Injectable()
export class ApprovalRequestsListeners {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly clock: Clock,
  ) {}

  @On(UserAnonymised, 'UserAnonymised:ApprovalRequestsListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.requests.forget(user_id, this.clock.now());
  }

  @On(SharedWordsExpired, 'SharedWordsExpired:ApprovalRequestsListeners.expireWords')
  async expireWords({ user_id }: SharedWordsExpired): Promise<void> {
    await this.requests.bury(user_id);
  }
}
