import { Module } from '@nestjs/common';
import { DocumentCommentsController } from './document-comments.controller';
import { DocumentCommentsModule } from './document-comments.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [DocumentCommentsModule], controllers: [DocumentCommentsController] })
export class DocumentCommentsApiModule {}
