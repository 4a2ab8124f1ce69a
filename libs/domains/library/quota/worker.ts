import { Module } from '@nestjs/common';
import { QuotaFoldingRepository } from './quota-folding.repository';
import { QuotaFoldingService } from './quota-folding.service';
import { QuotaListeners } from './quota.listeners';
import { QuotaProcessor } from './quota.processor';
import { QuotaModule } from './quota.module';
import { ReferralsRepository } from './referrals.repository';
import { RecipientsRepository } from './recipients.repository';
import { QuotaWarningsService } from './quota-warnings.service';

/** Entry point for queues and schedules: apps/worker. */
@Module({
  imports: [QuotaModule],
  providers: [
    ...[QuotaWarningsService, RecipientsRepository, ReferralsRepository, QuotaListeners],
    ...[QuotaFoldingRepository, QuotaFoldingService, QuotaProcessor],
  ],
})
export class QuotaWorkerModule {}
