import { Module } from '@nestjs/common';
import { UserJobsModule } from '@operations/jobs';
import { ExportsController } from './exports.controller';
import { ExportsRepository } from './exports.repository';
import { ExportsService } from './exports.service';
import { ImportsController } from './imports.controller';
import { ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import { StagingRepository } from './staging.repository';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [UserJobsModule],
  providers: [ImportsService, ImportsRepository, StagingRepository, ExportsService, ExportsRepository],
  controllers: [ImportsController, ExportsController],
})
export class PeopleImportApiModule {}
