import { Module } from '@nestjs/common';
import { AuditProcessor } from './audit.processor';

/** Entry point for schedules: apps/worker. */
@Module({ providers: [AuditProcessor] })
export class AuditWorkerModule {}
