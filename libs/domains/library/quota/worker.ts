import { Module } from '@nestjs/common';
import { QuotaListeners } from './quota.listeners';
import { RecipientsRepository } from './recipients.repository';
import { QuotaWarnings } from './warnings.service';

/** The door for the queue: apps/worker. */
@Module({ providers: [QuotaWarnings, RecipientsRepository, QuotaListeners] })
export class QuotaWorkerModule {}
