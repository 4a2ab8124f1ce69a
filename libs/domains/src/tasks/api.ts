import { Module } from '@nestjs/common';
import { TasksController } from './tasks.controller';
import { TasksModule } from './tasks.module';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [TasksModule], controllers: [TasksController] })
export class TasksApiModule {}
