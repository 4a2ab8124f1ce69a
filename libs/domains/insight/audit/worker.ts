import { Module } from '@nestjs/common';
import { AuditProcessor } from './audit.processor';
import { VerdictsRepository } from './verdicts.repository';
import { VerifyingService } from './verifying.service';

/** Entry point for schedules and the queue: apps/worker. */
@Module({ providers: [AuditProcessor, VerdictsRepository, VerifyingService] })
export class AuditWorkerModule {}
