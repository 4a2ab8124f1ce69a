import { Module } from '@nestjs/common';
import { UserJobsModule } from '@operations/jobs';
import { ScheduledTasksController } from './scheduled-tasks.controller';
import { ScheduledTasksRepository } from './scheduled-tasks.repository';
import { ScheduledTasksService } from './scheduled-tasks.service';

/** Entry point for HTTP: apps/api. Each domain declares its tasks by `@Scheduled`. */
@Module({
  imports: [UserJobsModule],
  providers: [ScheduledTasksService, ScheduledTasksRepository],
  controllers: [ScheduledTasksController],
})
export class ScheduledTasksApiModule {}
