import { Module } from '@nestjs/common';
import { JobsController } from './jobs.controller';
import { QueuesController } from './queues.controller';
import { UserJobsModule } from './user-jobs.module';

export { JobDto } from './jobs.dto';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [UserJobsModule], controllers: [JobsController, QueuesController] })
export class JobsApiModule {}
