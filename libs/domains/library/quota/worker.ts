import { Module } from '@nestjs/common';
import { QuotaListeners } from './quota.listeners';
import { RecipientsRepository } from './recipients.repository';
import { QuotaWarningsService } from './quota-warnings.service';

/** Entry point for queues: apps/worker. */
@Module({ providers: [QuotaWarningsService, RecipientsRepository, QuotaListeners] })
export class QuotaWorkerModule {}
