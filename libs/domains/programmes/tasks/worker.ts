import { Module } from '@nestjs/common';
import { TaskWordsRepository } from './task-words.repository';
import { TasksListeners } from './tasks.listeners';
import { TasksProcessor } from './tasks.processor';
import { TasksModule } from './tasks.module';

/** Entry point for queues and events: apps/worker. */
@Module({ imports: [TasksModule], providers: [TaskWordsRepository, TasksListeners, TasksProcessor] })
export class TasksWorkerModule {}
