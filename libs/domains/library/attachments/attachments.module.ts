import { Module } from '@nestjs/common';
import { FilesModule } from '@library/files';
import { AttachmentLinksService } from './attachment-links.service';
import { AttachmentsRepository } from './attachments.repository';
import { AttachmentsService } from './attachments.service';
import './attachments.personal-data';

@Module({
  imports: [FilesModule],
  providers: [AttachmentsService, AttachmentLinksService, AttachmentsRepository],
  exports: [AttachmentsService, AttachmentLinksService],
})
export class AttachmentsModule {}
