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
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { PublishedTexts } from './published-texts';
import { PublishingService } from './publishing.service';
import './documents.links';
import './documents.notifications';
import './documents.personal-data';
import './documents.search';

const repositories = [DocumentsRepository, DocumentOpeningsRepository, DocumentSuggestionsRepository, DocumentVersionsRepository];
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
  PublishingService,
];

@Module({
  imports: [FilesModule, FoldersModule, PassagesModule],
  providers: [...repositories, DocumentLock, PublishedTexts, ...services],
  exports: [...repositories, DocumentLock, ...services, PublishedTexts],
})
export class DocumentsModule {}
