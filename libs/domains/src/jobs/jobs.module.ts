import { Module } from '@nestjs/common';
import { JobsController } from './jobs.controller';
import { JobsRepository } from './jobs.repository';
import { JobsService } from './jobs.service';
import { QueuesController } from './queues.controller';

@Module({ providers: [JobsService, JobsRepository], exports: [JobsService] })
export class UserJobsModule {}

/** The door for HTTP clients: apps/api. */
@Module({ imports: [UserJobsModule], controllers: [JobsController, QueuesController] })
export class JobsApiModule {}
