import { Module } from '@nestjs/common';
import { FoldersModule } from '@knowledge/folders';
import { PassagesModule } from '@knowledge/passages';
import { DocumentLock } from './document-lock';
import { DocumentTrashService } from './document-trash.service';
import { DocumentVersionsRepository } from './document-versions.repository';
import { DocumentVersionsService } from './document-versions.service';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { PublishedTexts } from './published-texts';
import { PublishingService } from './publishing.service';
import './documents.personal-data';

const repositories = [DocumentsRepository, DocumentVersionsRepository];
const services = [DocumentsService, DocumentTrashService, DocumentVersionsService, PublishingService];

@Module({
  imports: [FoldersModule, PassagesModule],
  providers: [...repositories, DocumentLock, PublishedTexts, ...services],
  exports: [...repositories, ...services, PublishedTexts],
})
export class DocumentsModule {}
