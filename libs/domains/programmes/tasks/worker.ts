import { Module } from '@nestjs/common';
import { TasksProcessor } from './tasks.processor';
import { TasksModule } from './tasks.module';

/** Entry point for queues: apps/worker. */
@Module({ imports: [TasksModule], providers: [TasksProcessor] })
export class TasksWorkerModule {}
