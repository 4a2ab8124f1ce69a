import { Module } from '@nestjs/common';
import { FoldersModule } from '@knowledge/folders';
import { DocumentUpkeepService } from './document-upkeep.service';
import { DocumentsListeners } from './documents.listeners';
import { DocumentsModule } from './documents.module';
import { DocumentsProcessor } from './documents.processor';

/** Entry point for queues and schedules: apps/worker. */
@Module({ imports: [DocumentsModule, FoldersModule], providers: [DocumentUpkeepService, DocumentsProcessor, DocumentsListeners] })
export class DocumentsWorkerModule {}
