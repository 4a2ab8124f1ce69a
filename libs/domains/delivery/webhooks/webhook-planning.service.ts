import { Injectable } from '@nestjs/common';
import type { AnnouncedEvent } from '@app/events';
import { Jobs } from '@app/jobs';
import { payloadOf } from './webhook-payload';
import { WebhookQueueRepository } from './webhook-queue.repository';
import { SendWebhooks } from './webhooks.jobs';

/** Plans deliveries of events, in the worker. */
@Injectable()
export class WebhookPlanningService {
  constructor(
    private readonly queue: WebhookQueueRepository,
    private readonly jobs: Jobs,
  ) {}

  /** Plans a delivery for each webhook of the event's company with this type. Does nothing for an event without a company. */
  async plan(event: AnnouncedEvent, event_id: string): Promise<void> {
    const { company_id } = event.facts;
    if (!company_id) return;
    for (const webhook_id of await this.queue.plan({ company_id, event_id, payload: payloadOf(event) }))
      this.jobs.enqueue(SendWebhooks, { webhook_id });
  }
}
