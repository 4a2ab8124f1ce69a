import { Module } from '@nestjs/common';
import { CheckingService } from './checking.service';
import { CommittingService } from './committing.service';
import { EnrolmentRepository } from './enrolment.repository';
import { ImportsRepository } from './imports.repository';
import { PeopleImportProcessor } from './people-import.processor';
import { StagingRepository } from './staging.repository';

/** Entry point for queues and schedules: apps/worker. */
@Module({
  providers: [CheckingService, CommittingService, ImportsRepository, StagingRepository, EnrolmentRepository, PeopleImportProcessor],
})
export class PeopleImportWorkerModule {}
