import { Module } from '@nestjs/common';
import { UsersProcessor } from './users.processor';
import { UnprovenRemovalsService } from './unproven-removals.service';
import { UsersModule } from './users.module';

/** Entry point for queues and schedules: apps/worker. */
@Module({ imports: [UsersModule], providers: [UnprovenRemovalsService, UsersProcessor] })
export class UsersWorkerModule {}
