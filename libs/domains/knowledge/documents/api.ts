import { Module } from '@nestjs/common';
import { DocumentAccessController } from './document-access.controller';
import { DocumentFilesController } from './document-files.controller';
import { DocumentOpeningsController } from './document-openings.controller';
import { DocumentVersionsController } from './document-versions.controller';
import { DocumentsController } from './documents.controller';
import { DocumentsModule } from './documents.module';
import { PublishingController } from './publishing.controller';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [DocumentsModule],
  controllers: [
    DocumentsController,
    PublishingController,
    DocumentVersionsController,
    DocumentAccessController,
    DocumentFilesController,
    DocumentOpeningsController,
  ],
})
export class DocumentsApiModule {}
