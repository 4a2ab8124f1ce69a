import { Module } from '@nestjs/common';
import { QuotaListeners } from './quota.listeners';
import { RecipientsRepository } from './recipients.repository';
import { QuotaWarningsService } from './quota-warnings.service';

/** The door for the queue: apps/worker. */
@Module({ providers: [QuotaWarningsService, RecipientsRepository, QuotaListeners] })
export class QuotaWorkerModule {}
