import { Module } from '@nestjs/common';
import { QuotaListeners } from './quota.listeners';
import { QuotaModule } from './quota.module';
import { ReferralsRepository } from './referrals.repository';
import { RecipientsRepository } from './recipients.repository';
import { QuotaWarningsService } from './quota-warnings.service';

/** Entry point for queues: apps/worker. */
@Module({ imports: [QuotaModule], providers: [QuotaWarningsService, RecipientsRepository, ReferralsRepository, QuotaListeners] })
export class QuotaWorkerModule {}
