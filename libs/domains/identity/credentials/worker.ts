import { Module } from '@nestjs/common';
import { CredentialsListeners } from './credentials.listeners';
import { CredentialsProcessor } from './credentials.processor';
import { CredentialsModule } from './credentials.module';

/** Entry point for queues, schedules and events: apps/worker. */
@Module({ imports: [CredentialsModule], providers: [CredentialsListeners, CredentialsProcessor] })
export class CredentialsWorkerModule {}
