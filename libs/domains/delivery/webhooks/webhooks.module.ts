import { Module } from '@nestjs/common';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { WebhookQueueRepository } from './webhook-queue.repository';
import { WebhookSecretsRepository } from './webhook-secrets.repository';
import { WebhookSecretsService } from './webhook-secrets.service';
import { WebhooksRepository } from './webhooks.repository';
import './webhooks.personal-data';

const shared = [WebhookDeliveriesRepository, WebhookQueueRepository, WebhookSecretsRepository, WebhookSecretsService, WebhooksRepository];

@Module({ providers: shared, exports: shared })
export class WebhooksModule {}
