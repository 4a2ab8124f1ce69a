import { Module } from '@nestjs/common';
import { OutboundModule } from '@app/outbound';
import { WebhookHousekeepingService } from './webhook-housekeeping.service';
import { WebhookPlanningService } from './webhook-planning.service';
import { WebhookResultsService } from './webhook-results.service';
import { WebhookSendingService } from './webhook-sending.service';
import { WebhooksListeners } from './webhooks.listeners';
import { WebhooksModule } from './webhooks.module';
import { WebhooksProcessor } from './webhooks.processor';
import './webhooks.audience';

/** Entry point for events and jobs: apps/worker. */
@Module({
  imports: [OutboundModule, WebhooksModule],
  providers: [
    WebhookHousekeepingService,
    WebhookPlanningService,
    WebhookResultsService,
    WebhookSendingService,
    WebhooksListeners,
    WebhooksProcessor,
  ],
})
export class WebhooksWorkerModule {}
