import { Module } from '@nestjs/common';
import { AuthProcessor } from './auth.processor';
import { SessionsModule } from './sessions.module';

/** Entry point for schedules: apps/worker. */
@Module({ imports: [SessionsModule], providers: [AuthProcessor] })
export class AuthWorkerModule {}
