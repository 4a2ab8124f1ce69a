import { Module } from '@nestjs/common';
import { DocumentAccessController } from './document-access.controller';
import { DocumentVersionsController } from './document-versions.controller';
import { DocumentsController } from './documents.controller';
import { DocumentsModule } from './documents.module';
import { PublishingController } from './publishing.controller';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [DocumentsModule],
  controllers: [DocumentsController, PublishingController, DocumentVersionsController, DocumentAccessController],
})
export class DocumentsApiModule {}
