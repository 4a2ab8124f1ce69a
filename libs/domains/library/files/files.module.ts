import { Module } from '@nestjs/common';
import { QuotaModule } from '@library/quota';
import { ArrivalsService } from './arrivals.service';
import { DownloadsService } from './downloads.service';
import { FilesAtHand } from './files-at-hand';
import { FilesRepository } from './files.repository';
import { FilesService } from './files.service';
import { ObjectsRepository } from './objects.repository';
import { Processors } from './processors';
import { ReconciliationRepository } from './reconciliation.repository';
import { StorageReportsService } from './storage-reports.service';
import { TrashService } from './trash.service';
import { UploadsService } from './uploads.service';
import { UsageRepository } from './usage.repository';

@Module({
  imports: [QuotaModule],
  providers: [
    FilesService,
    UploadsService,
    ArrivalsService,
    FilesAtHand,
    TrashService,
    StorageReportsService,
    DownloadsService,
    Processors,
    FilesRepository,
    ObjectsRepository,
    UsageRepository,
    ReconciliationRepository,
  ],
  exports: [
    FilesService,
    ArrivalsService,
    FilesAtHand,
    UploadsService,
    TrashService,
    StorageReportsService,
    DownloadsService,
    Processors,
    FilesRepository,
    ObjectsRepository,
    ReconciliationRepository,
  ],
})
export class FilesModule {}
