import { Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Feed, Id, Refuses, Shown, UuidId } from '@app/http';
import { ListWebhookDeliveriesDto, WebhookDeliveryDto, WebhookDeliveryRowDto } from './webhooks.dto';
import { WebhookDeliveriesService } from './webhook-deliveries.service';
import { WebhookInactive } from './webhooks.errors';
import { WebhookDeliveriesPolicy } from './webhooks.policy';

@Chapter('webhook-deliveries', { group: 'Delivery', about: 'The log of what was sent to a webhook, kept for 30 days.' })
@Controller('webhooks')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveriesService) {}

  /** List the deliveries of a webhook, newest first */
  @Get(':id/deliveries')
  @Can(WebhookDeliveriesPolicy.list)
  @Feed(WebhookDeliveryRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListWebhookDeliveriesDto) {
    return this.deliveries.list(actor, id, query);
  }

  /** Get a delivery */
  @Get(':id/deliveries/:delivery_id')
  @Can(WebhookDeliveriesPolicy.read)
  @Shown(WebhookDeliveryDto)
  get(@CurrentActor() actor: Actor, @Id() id: number, @UuidId('delivery_id') delivery_id: string) {
    return this.deliveries.get(actor, id, delivery_id);
  }

  /**
   * Send a delivery again
   * @remarks It keeps its `webhook-id`, by which a receiver that has it already can ignore it, and has all of its attempts again.
   */
  @Post(':id/deliveries/:delivery_id/replay')
  @Can(WebhookDeliveriesPolicy.replay)
  @Shown(WebhookDeliveryDto)
  @Refuses(WebhookInactive)
  replay(@CurrentActor() actor: Actor, @Id() id: number, @UuidId('delivery_id') delivery_id: string) {
    return this.deliveries.replay(actor, id, delivery_id);
  }
}
