import { Module } from '@nestjs/common';
import { TaskNoticesListeners } from './task-notices.listeners';
import { TaskPeopleRepository } from './task-people.repository';
import { TaskWordsRepository } from './task-words.repository';
import { TasksListeners } from './tasks.listeners';
import { TasksProcessor } from './tasks.processor';
import { TasksModule } from './tasks.module';

/** Entry point for queues and events: apps/worker. */
@Module({
  imports: [TasksModule],
  providers: [TaskPeopleRepository, TaskNoticesListeners, TaskWordsRepository, TasksListeners, TasksProcessor],
})
export class TasksWorkerModule {}
