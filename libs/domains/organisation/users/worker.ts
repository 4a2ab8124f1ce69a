import { Module } from '@nestjs/common';
import { UsersProcessor } from './users.processor';
import { UsersModule } from './users.module';

/** Entry point for schedules: apps/worker. */
@Module({ imports: [UsersModule], providers: [UsersProcessor] })
export class UsersWorkerModule {}
