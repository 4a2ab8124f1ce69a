import { Module } from '@nestjs/common';
import { CheckingService } from './checking.service';
import { CommittingService } from './committing.service';
import { EnrolmentRepository } from './enrolment.repository';
import { ImportsRepository } from './imports.repository';
import { KnownAddressesRepository } from './known-addresses.repository';
import { KnownAddressesService } from './known-addresses.service';
import { PeopleImportListeners } from './people-import.listeners';
import { PeopleImportProcessor } from './people-import.processor';
import { StagingRepository } from './staging.repository';
import './people-import.personal-data';

/** Entry point for queues, schedules and events: apps/worker. */
@Module({
  providers: [
    CheckingService,
    CommittingService,
    ImportsRepository,
    StagingRepository,
    EnrolmentRepository,
    KnownAddressesRepository,
    KnownAddressesService,
    PeopleImportListeners,
    PeopleImportProcessor,
  ],
})
export class PeopleImportWorkerModule {}
