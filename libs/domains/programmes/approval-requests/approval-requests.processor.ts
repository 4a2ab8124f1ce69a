import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Handles, Jobs, Scheduled } from '@app/jobs';
import { PurgeRequests } from './approval-requests.jobs';
import { ApprovalRequestsRepository } from './approval-requests.repository';

const KEPT_MS = 365 * 24 * 60 * 60 * 1_000;
const BATCH = 1_000;

/** A controller whose clients are the clock and the queue. */
@Injectable()
export class ApprovalRequestsProcessor {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  @Scheduled('purge_requests', '53 3 * * *')
  beginPurge(): void {
    this.jobs.enqueue(PurgeRequests, {});
  }

  @Handles(PurgeRequests)
  async purge(): Promise<{ purged: number }> {
    const purged = await this.requests.removeClosedBefore(new Date(+this.clock.now() - KEPT_MS), BATCH);
    if (purged === BATCH) this.jobs.enqueue(PurgeRequests, {});
    return { purged };
  }
}
