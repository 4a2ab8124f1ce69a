import { Module } from '@nestjs/common';
import { QuotaModule } from '@library/quota';
import { CopiesService } from './copies.service';
import { FilesModule } from './files.module';
import { FilesProcessor } from './files.processor';
import { ProcessingService } from './processing.service';
import { ReconciliationService } from './reconciliation.service';
import { UpkeepService } from './upkeep.service';

/** The door for the queue and the clock: apps/worker. */
@Module({
  imports: [FilesModule, QuotaModule],
  providers: [ProcessingService, CopiesService, UpkeepService, ReconciliationService, FilesProcessor],
})
export class FilesWorkerModule {}
