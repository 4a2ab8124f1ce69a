import { Module } from '@nestjs/common';
import { ExportRemovalsService } from './export-removals.service';
import { ExportingService } from './exporting.service';
import { OwnDataExportsRepository } from './own-data-exports.repository';
import { OwnDataProcessor } from './own-data.processor';
import { OwnRowsRepository } from './own-rows.repository';

/** Entry point for schedules and the queue: apps/worker. */
@Module({ providers: [ExportRemovalsService, ExportingService, OwnDataExportsRepository, OwnDataProcessor, OwnRowsRepository] })
export class OwnDataWorkerModule {}
