import { Injectable } from '@nestjs/common';
import { type AnnouncedEvent, OnAnnounced } from '@app/events';
import type { Run } from '@app/jobs';
import { WebhookPlanningService } from './webhook-planning.service';

/** Listens to the announced events of all domains. */
@Injectable()
export class WebhooksListeners {
  constructor(private readonly planning: WebhookPlanningService) {}

  @OnAnnounced('WebhooksListeners.plan')
  async plan(event: AnnouncedEvent, { id }: Run): Promise<void> {
    await this.planning.plan(event, id);
  }
}
