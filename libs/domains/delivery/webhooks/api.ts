import { Module } from '@nestjs/common';
import { OutboundModule } from '@app/outbound';
import { WebhookChecks } from './webhook-checks';
import { WebhookDeliveriesController } from './webhook-deliveries.controller';
import { WebhookDeliveriesService } from './webhook-deliveries.service';
import { WebhookIssuingService } from './webhook-issuing.service';
import { WebhookNotices } from './webhook-notices';
import { WebhooksController } from './webhooks.controller';
import { WebhooksModule } from './webhooks.module';
import { WebhooksService } from './webhooks.service';
import './webhooks.mails';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [OutboundModule, WebhooksModule],
  providers: [WebhookChecks, WebhookDeliveriesService, WebhookIssuingService, WebhookNotices, WebhooksService],
  controllers: [WebhooksController, WebhookDeliveriesController],
})
export class WebhooksApiModule {}
