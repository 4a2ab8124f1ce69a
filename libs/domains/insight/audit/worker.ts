import { Module } from '@nestjs/common';
import { AuditArchivesModule } from '@app/audit';
import { AuditProcessor } from './audit.processor';
import { VerdictsRepository } from './verdicts.repository';
import { VerifyingService } from './verifying.service';

/** Entry point for schedules and the queue: apps/worker. */
@Module({ imports: [AuditArchivesModule], providers: [AuditProcessor, VerdictsRepository, VerifyingService] })
export class AuditWorkerModule {}
