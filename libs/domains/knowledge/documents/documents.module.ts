import { Module } from '@nestjs/common';
import { FoldersModule } from '@knowledge/folders';
import { PassagesModule } from '@knowledge/passages';
import { FilesModule } from '@library/files';
import { DocumentAccessService } from './document-access.service';
import { DocumentDifferencesService } from './document-differences.service';
import { DocumentFilesService } from './document-files.service';
import { DocumentLock } from './document-lock';
import { DocumentOpeningsRepository } from './document-openings.repository';
import { DocumentOpeningsService } from './document-openings.service';
import { DocumentPagesService } from './document-pages.service';
import { DocumentSuggestionsRepository } from './document-suggestions.repository';
import { DocumentSuggestionsService } from './document-suggestions.service';
import { DocumentTrashService } from './document-trash.service';
import { DocumentVersionsRepository } from './document-versions.repository';
import { DocumentVersionsService } from './document-versions.service';
import { DocumentWatchersRepository } from './document-watchers.repository';
import { DocumentWatchersService } from './document-watchers.service';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { PublishedTexts } from './published-texts';
import { PublishingService } from './publishing.service';
import './documents.links';
import { VerificationService } from './verification.service';
import './documents.notifications';
import './documents.personal-data';
import './documents.search';
import './publishing.notifications';
import './verification.notifications';

const repositories = [
  DocumentsRepository,
  DocumentOpeningsRepository,
  DocumentSuggestionsRepository,
  DocumentVersionsRepository,
  DocumentWatchersRepository,
];
const services = [
  DocumentsService,
  DocumentAccessService,
  DocumentDifferencesService,
  DocumentFilesService,
  DocumentOpeningsService,
  DocumentPagesService,
  DocumentSuggestionsService,
  DocumentTrashService,
  DocumentVersionsService,
  DocumentWatchersService,
  PublishingService,
  VerificationService,
];

@Module({
  imports: [FilesModule, FoldersModule, PassagesModule],
  providers: [...repositories, DocumentLock, PublishedTexts, ...services],
  exports: [...repositories, DocumentLock, ...services, PublishedTexts],
})
export class DocumentsModule {}
