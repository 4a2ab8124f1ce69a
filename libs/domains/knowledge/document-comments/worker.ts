import { Module } from '@nestjs/common';
import { DocumentsModule } from '@knowledge/documents';
import { CommentPeopleRepository } from './comment-people.repository';
import { DocumentCommentNoticesListeners } from './document-comment-notices.listeners';
import { DocumentCommentsListeners } from './document-comments.listeners';
import { DocumentCommentsModule } from './document-comments.module';

/** Entry point for events and the export of own data: apps/worker. */
@Module({
  imports: [DocumentCommentsModule, DocumentsModule],
  providers: [CommentPeopleRepository, DocumentCommentNoticesListeners, DocumentCommentsListeners],
})
export class DocumentCommentsWorkerModule {}
