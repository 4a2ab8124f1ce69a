import { Injectable } from '@nestjs/common';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type FeedPage, type JsonResource, instant } from '@app/database';
import { NotFound } from '@app/errors';
import { Jobs } from '@app/jobs';
import { WEBHOOK_DELIVERY } from './nouns';
import type { Webhook } from './webhook.entity';
import { WebhookDelivery } from './webhook-delivery.entity';
import { type WebhookDeliveryQuery, WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { SendWebhooks } from './webhooks.jobs';
import { WebhookInactive } from './webhooks.errors';
import { WebhookDeliveriesPolicy, WebhooksPolicy } from './webhooks.policy';
import { WebhooksService } from './webhooks.service';
import type { WebhookDeliveryView } from './webhooks.view';

const TEST = 'webhook.test';

/** Shows the log of a webhook's deliveries, replays deliveries and sends test events. */
@Injectable()
export class WebhookDeliveriesService {
  constructor(
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly webhooks: WebhooksService,
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, webhook_id: number, query: WebhookDeliveryQuery): Promise<FeedPage<WebhookDeliveryView>> {
    // Throws `NotFound` for webhooks that the actor may not see.
    await this.webhooks.get(actor, webhook_id);
    return this.deliveries.list(actor, webhook_id, query);
  }

  async get(actor: Actor, webhook_id: number, id: string): Promise<JsonResource<WebhookDeliveryView>> {
    const delivery = await this.deliveries.find(actor, webhook_id, id);
    if (!delivery) throw new NotFound(WEBHOOK_DELIVERY);
    return withPermissions(WebhookDeliveriesPolicy.read, actor, delivery);
  }

  /** Sends a delivery again with the same id. Throws `WebhookInactive` (409) if the webhook is not active. */
  replay(actor: Actor, webhook_id: number, id: string): Promise<JsonResource<WebhookDeliveryView>> {
    return this.db.transaction(async () => {
      const found = await this.deliveries.find(actor, webhook_id, id);
      if (!found) throw new NotFound(WEBHOOK_DELIVERY);
      authorize(WebhookDeliveriesPolicy.replay, actor, found);
      const webhook = await this.webhooks.require(actor, webhook_id);
      await this.deliveries.replay(id);
      await this.enqueue(actor, 'webhook_delivery.replay', webhook, id);
      return this.get(actor, webhook_id, id);
    });
  }

  /** Sends an event of the type `webhook.test`, with a single attempt. Throws `WebhookInactive` (409) if the webhook is not active. */
  test(actor: Actor, webhook_id: number): Promise<JsonResource<WebhookDeliveryView>> {
    return this.db.transaction(async () => {
      const webhook = await this.webhooks.require(actor, webhook_id);
      authorize(WebhooksPolicy.test, actor, webhook);
      const { company_id } = webhook;
      const now = instant(this.clock.now());
      const payload = { type: TEST, timestamp: now, data: { webhook_id, company_id } };
      const delivery = Object.assign(new WebhookDelivery(), { company_id, webhook_id, event_id: null, type: TEST, payload, next_at: now });
      await this.deliveries.add(delivery);
      await this.enqueue(actor, 'webhook.test', webhook, webhook_id);
      return this.get(actor, webhook_id, delivery.id);
    });
  }

  private async enqueue(
    actor: Actor,
    action: `${string}.${string}`,
    { id: webhook_id, company_id, is_active }: Webhook,
    id: string | number,
  ) {
    if (!is_active) throw new WebhookInactive();
    this.jobs.enqueue(SendWebhooks, { webhook_id });
    await this.audit.note({ action, actor_id: actor.id, company_id, resource_id: id });
  }
}
