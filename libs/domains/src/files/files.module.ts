import { Module } from '@nestjs/common';
import { QuotaModule } from '@domains/quota';
import { ArrivalsService } from './arrivals.service';
import { FileTeller } from './file-teller';
import { FilesRepository } from './files.repository';
import { FilesService } from './files.service';
import { ObjectsRepository } from './objects.repository';
import { Processors } from './processors';
import { UploadsService } from './uploads.service';

@Module({
  imports: [QuotaModule],
  providers: [FilesService, UploadsService, ArrivalsService, FileTeller, FilesRepository, ObjectsRepository, Processors],
  exports: [FilesService, UploadsService, FileTeller, FilesRepository, ObjectsRepository, Processors],
})
export class FilesModule {}
