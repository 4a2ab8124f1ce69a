import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { WebhookQueueRepository } from './webhook-queue.repository';
import { WebhookSecretsService } from './webhook-secrets.service';
import { SendWebhooks } from './webhooks.jobs';

/** Finds deliveries that were forgotten, and removes those that are old. */
@Injectable()
export class WebhookHousekeepingService {
  constructor(
    private readonly queue: WebhookQueueRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly secrets: WebhookSecretsService,
    private readonly jobs: Jobs,
    private readonly db: Database,
  ) {}

  /** Gives overdue deliveries a new job, because theirs is lost. Returns the number of webhooks. */
  async resume(): Promise<number> {
    const forgotten = await this.queue.listForgotten();
    await this.db.transaction(() => {
      for (const webhook_id of forgotten) this.jobs.enqueue(SendWebhooks, { webhook_id });
      return Promise.resolve();
    });
    return forgotten.length;
  }

  /** Removes deliveries after 30 days, and secrets that have ended. Returns the number of deliveries. */
  async purge(): Promise<number> {
    await this.secrets.removeEnded();
    return this.deliveries.removeOld();
  }
}
