import { Module } from '@nestjs/common';
import { UserJobsModule } from '@operations/jobs';
import { AuditController } from './audit.controller';
import { AuditRepository } from './audit.repository';
import { AuditService } from './audit.service';
import { VerdictsRepository } from './verdicts.repository';
import { VerificationsService } from './verifications.service';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [UserJobsModule],
  controllers: [AuditController],
  providers: [AuditService, AuditRepository, VerdictsRepository, VerificationsService],
})
export class AuditApiModule {}
