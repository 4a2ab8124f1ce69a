import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Jobs } from '@app/jobs';
import { PurgeRequests } from './approval-requests.jobs';
import { ApprovalRequestsRepository } from './approval-requests.repository';

const KEPT_MS = 365 * 24 * 60 * 60 * 1_000;
const BATCH = 1_000;

/** Removes closed requests after a year, a batch at a time, each by a job and so in a transaction of its own. */
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

  /** Removes one batch, says how many that were, and has the next removed where there may be more. */
  async purge(): Promise<number> {
    const purged = await this.requests.removeClosedBefore(new Date(+this.clock.now() - KEPT_MS), BATCH);
    if (purged === BATCH) this.begin();
    return purged;
  }
}
