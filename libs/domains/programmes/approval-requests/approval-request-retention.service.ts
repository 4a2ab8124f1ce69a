import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Jobs } from '@app/jobs';
import { PurgeRequests } from './approval-requests.jobs';
import { ApprovalRequestsRepository } from './approval-requests.repository';

const KEPT_MS = 365 * 24 * 60 * 60 * 1_000;
const BATCH = 1_000;

/** Deletes requests a year after they were closed, in batches. Each batch is a job, and so a transaction of its own. */
@Injectable()
export class ApprovalRequestRetentionService {
  constructor(
    private readonly requests: ApprovalRequestsRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  begin(): void {
    this.jobs.enqueue(PurgeRequests, {});
  }

  /** Deletes one batch and returns its size. Enqueues the next one if there may be more. */
  async purge(): Promise<number> {
    const purged = await this.requests.removeClosedBefore(new Date(+this.clock.now() - KEPT_MS), BATCH);
    if (purged === BATCH) this.begin();
    return purged;
  }
}
