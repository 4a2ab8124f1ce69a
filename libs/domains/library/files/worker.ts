import { Module } from '@nestjs/common';
import { QuotaModule } from '@library/quota';
import { FileCopiesService } from './file-copies.service';
import { FileWipingService } from './file-wiping.service';
import { FilesListeners } from './files.listeners';
import { FilesModule } from './files.module';
import { FilesQueueProcessor } from './files-queue.processor';
import { OutgoingProcessor } from './outgoing.processor';
import { FileProcessingService } from './file-processing.service';
import { ReconciliationService } from './reconciliation.service';
import { FileScanningService } from './file-scanning.service';
import { InfectedNoticesService } from './infected-notices.service';
import { FileUpkeepService } from './file-upkeep.service';

/** Entry point for queues, schedules and events: apps/worker. */
@Module({
  imports: [FilesModule, QuotaModule],
  providers: [
    FileProcessingService,
    FileCopiesService,
    FileScanningService,
    InfectedNoticesService,
    FileUpkeepService,
    FileWipingService,
    ReconciliationService,
    FilesListeners,
    FilesQueueProcessor,
    OutgoingProcessor,
  ],
})
export class FilesWorkerModule {}
