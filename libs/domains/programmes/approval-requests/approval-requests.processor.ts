import { Injectable } from '@nestjs/common';
import { Handles, Scheduled } from '@app/jobs';
import { ApprovalRequestRetentionService } from './approval-request-retention.service';
import { PurgeRequests } from './approval-requests.jobs';

/** Runs jobs and schedules of requests for approval. */
@Injectable()
export class ApprovalRequestsProcessor {
  constructor(private readonly retention: ApprovalRequestRetentionService) {}

  @Scheduled('purge_requests', '53 3 * * *')
  beginPurge(): void {
    this.retention.begin();
  }

  @Handles(PurgeRequests)
  async purge(): Promise<{ purged: number }> {
    return { purged: await this.retention.purge() };
  }
}
