import { Module } from '@nestjs/common';
import { QuotaModule } from '@library/quota';
import { UploadVerificationService } from './upload-verification.service';
import { DownloadsService } from './downloads.service';
import { FilesAtHand } from './files-at-hand';
import { FilesRepository } from './files.repository';
import { FilesService } from './files.service';
import { ObjectsRepository } from './objects.repository';
import { RendererRegistry } from './renderer-registry';
import { OpenUploadsService } from './open-uploads.service';
import { OutgoingRepository } from './outgoing.repository';
import { OutgoingService } from './outgoing.service';
import { ReconciliationRepository } from './reconciliation.repository';
import { StorageReportsService } from './storage-reports.service';
import { StoredObjectsService } from './stored-objects.service';
import { TrashService } from './trash.service';
import { UploadsService } from './uploads.service';
import { UsageRepository } from './usage.repository';
import './files.notifications';
import './files.personal-data';

@Module({
  imports: [QuotaModule],
  providers: [
    FilesService,
    UploadsService,
    OpenUploadsService,
    OutgoingService,
    UploadVerificationService,
    FilesAtHand,
    TrashService,
    StorageReportsService,
    StoredObjectsService,
    DownloadsService,
    RendererRegistry,
    FilesRepository,
    ObjectsRepository,
    UsageRepository,
    ReconciliationRepository,
    OutgoingRepository,
  ],
  exports: [
    FilesService,
    UploadVerificationService,
    FilesAtHand,
    UploadsService,
    OutgoingService,
    TrashService,
    StorageReportsService,
    StoredObjectsService,
    DownloadsService,
    RendererRegistry,
    FilesRepository,
    ObjectsRepository,
    ReconciliationRepository,
  ],
})
export class FilesModule {}
