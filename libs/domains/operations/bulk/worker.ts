import { Module } from '@nestjs/common';
import { BulkActionsModule } from '@app/bulk';
import { BulkActorsService } from './bulk-actors.service';
import { BulkOperationsRepository } from './bulk-operations.repository';
import { BulkPerformingService } from './bulk-performing.service';
import { BulkProcessor } from './bulk.processor';
import { BulkRemindersRepository } from './bulk-reminders.repository';
import { BulkRestoringService } from './bulk-restoring.service';
import { BulkRetentionService } from './bulk-retention.service';
import { BulkRowsRepository } from './bulk-rows.repository';
import './bulk.personal-data';

/** Entry point for queues and schedules: apps/worker. */
@Module({
  imports: [BulkActionsModule],
  providers: [
    ...[BulkProcessor, BulkPerformingService, BulkRestoringService, BulkRetentionService, BulkActorsService],
    ...[BulkOperationsRepository, BulkRowsRepository, BulkRemindersRepository],
  ],
})
export class BulkWorkerModule {}
