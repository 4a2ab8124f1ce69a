import { Module } from '@nestjs/common';
import { AuthProcessor } from './auth.processor';
import { SessionsModule } from './sessions.module';

/** The door for the clock: apps/worker. */
@Module({ imports: [SessionsModule], providers: [AuthProcessor] })
export class AuthWorkerModule {}
