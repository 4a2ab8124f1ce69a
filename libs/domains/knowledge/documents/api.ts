import { Module } from '@nestjs/common';
import { DocumentAccessController } from './document-access.controller';
import { DocumentDifferencesController } from './document-differences.controller';
import { DocumentFilesController } from './document-files.controller';
import { DocumentOpeningsController } from './document-openings.controller';
import { DocumentPagesController } from './document-pages.controller';
import { DocumentSuggestionsController } from './document-suggestions.controller';
import { DocumentVersionsController } from './document-versions.controller';
import { DocumentWatchersController } from './document-watchers.controller';
import { DocumentsController } from './documents.controller';
import { DocumentsModule } from './documents.module';
import { PublishingController } from './publishing.controller';
import { VerificationController } from './verification.controller';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [DocumentsModule],
  controllers: [
    DocumentsController,
    PublishingController,
    DocumentVersionsController,
    DocumentAccessController,
    DocumentPagesController,
    DocumentSuggestionsController,
    DocumentDifferencesController,
    DocumentFilesController,
    DocumentOpeningsController,
    DocumentWatchersController,
    VerificationController,
  ],
})
export class DocumentsApiModule {}
