import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run, Scheduled } from '@app/jobs';
import { WebhookHousekeepingService } from './webhook-housekeeping.service';
import { WebhookSendingService } from './webhook-sending.service';
import { SendWebhooks } from './webhooks.jobs';

/** Runs the job and the scheduled tasks of webhooks. */
@Injectable()
export class WebhooksProcessor {
  constructor(
    private readonly sending: WebhookSendingService,
    private readonly housekeeping: WebhookHousekeepingService,
  ) {}

  @Handles(SendWebhooks)
  send({ webhook_id }: PayloadOf<typeof SendWebhooks>, { id }: Run): Promise<{ sent: number }> {
    return this.sending.send(webhook_id, id);
  }

  @Scheduled('resume_webhooks', '*/5 * * * *')
  async resume(): Promise<{ resumed: number }> {
    return { resumed: await this.housekeeping.resume() };
  }

  @Scheduled('purge_webhook_deliveries', '23 * * * *', { inBatches: true })
  async purge(): Promise<{ purged: number }> {
    return { purged: await this.housekeeping.purge() };
  }
}
