import { Module } from '@nestjs/common';
import { DocumentsModule } from '@knowledge/documents';
import { DocumentCommentsRepository } from './document-comments.repository';
import { DocumentCommentsService } from './document-comments.service';
import './document-comments.notifications';
import './document-comments.personal-data';

@Module({
  imports: [DocumentsModule],
  providers: [DocumentCommentsService, DocumentCommentsRepository],
  exports: [DocumentCommentsService, DocumentCommentsRepository],
})
export class DocumentCommentsModule {}
