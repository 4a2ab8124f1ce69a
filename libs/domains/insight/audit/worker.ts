import { Module } from '@nestjs/common';
import { AuditProcessor } from './audit.processor';

/** The door for the clock: apps/worker. */
@Module({ providers: [AuditProcessor] })
export class AuditWorkerModule {}
