import { Module } from '@nestjs/common';
import { BulkActionsModule } from '@app/bulk';
import { UserJobsModule } from '@operations/jobs';
import { BulkJobsService } from './bulk-jobs.service';
import { BulkOperationsRepository } from './bulk-operations.repository';
import { BulkPreviewsService } from './bulk-previews.service';
import { BulkRowsRepository } from './bulk-rows.repository';
import { BulkRowsService } from './bulk-rows.service';
import { BulkRunsService } from './bulk-runs.service';
import { BulkOperationsService } from './bulk-operations.service';
import { BulkUndosService } from './bulk-undos.service';
import './bulk.personal-data';

/** Makes previews and begins runs and undos, for the routes. The worker performs them: `worker.ts`. */
@Module({
  imports: [BulkActionsModule, UserJobsModule],
  providers: [
    ...[BulkOperationsService, BulkPreviewsService, BulkRunsService, BulkUndosService, BulkRowsService, BulkJobsService],
    ...[BulkOperationsRepository, BulkRowsRepository],
  ],
  exports: [BulkOperationsService, BulkUndosService, BulkRowsService],
})
export class BulkModule {}
