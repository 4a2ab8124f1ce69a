import { Module } from '@nestjs/common';
import { PdfModule } from '@app/pdf';
import { FilesModule } from '@library/files';
import { AttachmentPreviewsService } from './attachment-previews.service';
import { AttachmentsListeners } from './attachments.listeners';
import { AttachmentsModule } from './attachments.module';
import { AttachmentsProcessor } from './attachments.processor';

/** Entry point for schedules and events: apps/worker. */
@Module({
  imports: [AttachmentsModule, FilesModule, PdfModule],
  providers: [AttachmentPreviewsService, AttachmentsListeners, AttachmentsProcessor],
})
export class AttachmentsWorkerModule {}
