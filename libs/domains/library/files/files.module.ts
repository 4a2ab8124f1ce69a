import { Module } from '@nestjs/common';
import { QuotaModule } from '@library/quota';
import { ArrivalsService } from './arrivals.service';
import { FileTeller } from './file-teller';
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
    FileTeller,
    Processors,
    FilesRepository,
    ObjectsRepository,
    UsageRepository,
    ReconciliationRepository,
  ],
  exports: [
    FilesService,
    FilesAtHand,
    UploadsService,
    TrashService,
    StorageReportsService,
    FileTeller,
    Processors,
    FilesRepository,
    ObjectsRepository,
    ReconciliationRepository,
  ],
})
export class FilesModule {}
