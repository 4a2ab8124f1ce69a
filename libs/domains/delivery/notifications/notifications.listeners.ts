import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { NotificationRetentionService } from './notification-retention.service';

/** Reacts to events of other domains. */
@Injectable()
export class NotificationsListeners {
  constructor(private readonly retention: NotificationRetentionService) {}

  @On(UserAnonymised, 'UserAnonymised:NotificationsListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.retention.forget(user_id);
  }
}
