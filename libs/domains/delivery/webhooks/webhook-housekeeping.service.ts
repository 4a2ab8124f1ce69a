import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { WebhookQueueRepository } from './webhook-queue.repository';
import { WebhookSecretsService } from './webhook-secrets.service';
import { SendWebhooks } from './webhooks.jobs';

/** Resumes deliveries whose job was lost, and deletes old ones. */
@Injectable()
export class WebhookHousekeepingService {
  constructor(
    private readonly queue: WebhookQueueRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly secrets: WebhookSecretsService,
    private readonly jobs: Jobs,
    private readonly db: Database,
  ) {}

  /** Enqueues a job for each webhook with deliveries that are five minutes overdue. Returns the number of webhooks. */
  async resume(): Promise<number> {
    const forgotten = await this.queue.listForgotten();
    await this.db.transaction(() => {
      for (const webhook_id of forgotten) this.jobs.enqueue(SendWebhooks, { webhook_id });
      return Promise.resolve();
    });
    return forgotten.length;
  }

  /** Deletes deliveries after 30 days, and secrets that have ended. Returns the number of deliveries. */
  async purge(): Promise<number> {
    await this.secrets.removeEnded();
    return this.deliveries.removeOld();
  }
}
