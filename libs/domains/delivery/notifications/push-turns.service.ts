import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { declaredNotices } from '@app/notices';
import { SendNotificationPush } from './notifications.jobs';
import { MAX_PUSH_ATTEMPTS, PushDeliveriesRepository } from './push-deliveries.repository';

const BATCH = 200;

/** Makes jobs of pushes that are due. */
@Injectable()
export class PushTurnsService {
  constructor(
    private readonly deliveries: PushDeliveriesRepository,
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  /** Enqueues a job for each person with a due push, and returns their number. Claim and jobs are one transaction. A worker that died at the last attempt leaves a failure. */
  async deliverDue(): Promise<number> {
    const types = declaredNotices().map(({ type }) => type);
    return this.db.transaction(async () => {
      const claimed = await this.deliveries.claim(types, BATCH);
      for (const one of claimed)
        if (one.attempt <= MAX_PUSH_ATTEMPTS) this.jobs.enqueue(SendNotificationPush, { ...one });
        else await this.deliveries.noteFailure(one.delivery_id, 'The worker stopped while it was at it.', null);
      return claimed.length;
    });
  }
}
