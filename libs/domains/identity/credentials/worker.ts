import { Module } from '@nestjs/common';
import { CredentialsListeners } from './credentials.listeners';
import { CredentialsProcessor } from './credentials.processor';
import { CredentialsModule } from './credentials.module';

/** The door for the queue, the clock and other domains' news: apps/worker. */
@Module({ imports: [CredentialsModule], providers: [CredentialsListeners, CredentialsProcessor] })
export class CredentialsWorkerModule {}
