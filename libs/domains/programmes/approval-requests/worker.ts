import { Module } from '@nestjs/common';
import { Clock } from '@app/config';
import { ApprovalRequestNoticesListeners } from './approval-request-notices.listeners';
import { ApprovalRequestPeopleRepository } from './approval-request-people.repository';
import { ApprovalRequestRetentionService } from './approval-request-retention.service';
import { ApprovalRequestsListeners } from './approval-requests.listeners';
import { ApprovalRequestsModule } from './approval-requests.module';
import { ApprovalRequestsProcessor } from './approval-requests.processor';
import { ApprovalRequestsRepository } from './approval-requests.repository';

/** Entry point for schedules, queues and events: apps/worker. */
@Module({
  imports: [ApprovalRequestsModule],
  providers: [
    ApprovalRequestNoticesListeners,
    ApprovalRequestPeopleRepository,
    ApprovalRequestRetentionService,
    ApprovalRequestsListeners,
    ApprovalRequestsProcessor,
    ApprovalRequestsRepository,
    Clock,
  ],
})
export class ApprovalRequestsWorkerModule {}
