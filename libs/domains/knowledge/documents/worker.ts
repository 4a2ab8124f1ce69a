import { Module } from '@nestjs/common';
import { PdfModule } from '@app/pdf';
import { FilesModule } from '@library/files';
import { FoldersModule } from '@knowledge/folders';
import { DocumentNoticesListeners } from './document-notices.listeners';
import { DocumentReadingService } from './document-reading.service';
import { DocumentTextsService } from './document-texts.service';
import { DocumentUpkeepService } from './document-upkeep.service';
import { DocumentsListeners } from './documents.listeners';
import { DocumentsModule } from './documents.module';
import { DocumentsProcessor } from './documents.processor';

/** Entry point for queues and schedules: apps/worker. */
@Module({
  imports: [DocumentsModule, FilesModule, FoldersModule, PdfModule],
  providers: [
    DocumentReadingService,
    DocumentTextsService,
    DocumentUpkeepService,
    DocumentsProcessor,
    DocumentsListeners,
    DocumentNoticesListeners,
  ],
})
export class DocumentsWorkerModule {}
