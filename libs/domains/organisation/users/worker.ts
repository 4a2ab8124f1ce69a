import { Module } from '@nestjs/common';
import { UsersProcessor } from './users.processor';
import { UsersModule } from './users.module';

/** The door for the clock: apps/worker. */
@Module({ imports: [UsersModule], providers: [UsersProcessor] })
export class UsersWorkerModule {}
