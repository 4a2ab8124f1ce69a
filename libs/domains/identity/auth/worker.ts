import { Module } from '@nestjs/common';
import { AuthListeners } from './auth.listeners';
import { AuthProcessor } from './auth.processor';
import { SessionsModule } from './sessions.module';

/** Entry point for schedules and events: apps/worker. */
@Module({ imports: [SessionsModule], providers: [AuthListeners, AuthProcessor] })
export class AuthWorkerModule {}
