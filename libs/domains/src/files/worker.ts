import { Module } from '@nestjs/common';
import { QuotaModule } from '@domains/quota';
import { FilesModule } from './files.module';
import { FilesProcessor } from './files.processor';
import { ProcessingService } from './processing.service';

/** The door for the queue and the clock: apps/worker. */
@Module({ imports: [FilesModule, QuotaModule], providers: [ProcessingService, FilesProcessor] })
export class FilesWorkerModule {}
