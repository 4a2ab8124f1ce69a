import { Module } from '@nestjs/common';
import { TasksProcessor } from './tasks.processor';
import { TasksModule } from './tasks.module';

/** The door for the queue: apps/worker. */
@Module({ imports: [TasksModule], providers: [TasksProcessor] })
export class TasksWorkerModule {}
