import { Module } from '@nestjs/common';
import { UserJobsModule } from '@operations/jobs';
import { OwnDataExportsRepository } from './own-data-exports.repository';
import { OwnDataController } from './own-data.controller';
import { OwnDataExportsService } from './own-data-exports.service';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [UserJobsModule], controllers: [OwnDataController], providers: [OwnDataExportsService, OwnDataExportsRepository] })
export class OwnDataApiModule {}
