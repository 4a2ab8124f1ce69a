import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { NotificationRetentionRepository } from './notification-retention.repository';
import { PushSubscriptionsRepository } from './push-subscriptions.repository';

const KEPT_MS = 365 * 24 * 60 * 60 * 1_000;

/** Deletes notifications and their ledger after a year, and all of a person when they are anonymised. */
@Injectable()
export class NotificationRetentionService {
  constructor(
    private readonly retention: NotificationRetentionRepository,
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly clock: Clock,
  ) {}

  /** Each batch commits by itself. */
  async purge(): Promise<number> {
    await this.subscriptions.removeEnded();
    return this.retention.removeBefore(instant(new Date(+this.clock.now() - KEPT_MS)));
  }

  forget(user_id: number): Promise<void> {
    return this.retention.removeAllOf(user_id);
  }
}
