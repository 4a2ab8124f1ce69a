import { Module } from '@nestjs/common';
import { JobsController } from './jobs.controller';
import { QueuesController } from './queues.controller';
import { UserJobsModule } from './user-jobs.module';

export { JobDto } from './jobs.dto';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [UserJobsModule], controllers: [JobsController, QueuesController] })
export class JobsApiModule {}
