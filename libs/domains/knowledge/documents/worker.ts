import { Module } from '@nestjs/common';
import { PdfModule } from '@app/pdf';
import { CalendarModule } from '@organisation/calendar';
import { FilesModule } from '@library/files';
import { FoldersModule } from '@knowledge/folders';
import { DocumentNoticesListeners } from './document-notices.listeners';
import { DocumentPeopleRepository } from './document-people.repository';
import { DocumentReadingService } from './document-reading.service';
import { DocumentTextsService } from './document-texts.service';
import { DocumentUpkeepService } from './document-upkeep.service';
import { DocumentsListeners } from './documents.listeners';
import { DocumentsModule } from './documents.module';
import { DocumentsProcessor } from './documents.processor';
import { VerificationRemindersRepository } from './verification-reminders.repository';
import { VerificationRemindersService } from './verification-reminders.service';

/** Entry point for queues and schedules: apps/worker. */
@Module({
  imports: [CalendarModule, DocumentsModule, FilesModule, FoldersModule, PdfModule],
  providers: [
    DocumentReadingService,
    DocumentTextsService,
    DocumentUpkeepService,
    DocumentsProcessor,
    DocumentsListeners,
    DocumentNoticesListeners,
    DocumentPeopleRepository,
    VerificationRemindersRepository,
    VerificationRemindersService,
  ],
})
export class DocumentsWorkerModule {}
