import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { Mails } from '@app/mail';
import { type WebhookAttempt, WebhookDeliveryStatus } from './webhook-delivery.entity';
import { MAX_WEBHOOK_FAILURES, type Webhook, WebhookPause } from './webhook.entity';
import { type DueDelivery, WebhookQueueRepository } from './webhook-queue.repository';
import { delayAfter } from './webhook-retries';
import { SendWebhooks } from './webhooks.jobs';
import { WebhookPaused } from './webhooks.mails';
import { WebhooksRepository } from './webhooks.repository';

const GONE = 410;

/** Records attempts, enqueues the next ones, and pauses webhooks whose receivers fail. */
@Injectable()
export class WebhookResultsService {
  constructor(
    private readonly queue: WebhookQueueRepository,
    private readonly webhooks: WebhooksRepository,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
    private readonly audit: Audit,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Records an attempt and its consequences in one transaction. It locks the webhook before the delivery, as all writers do. */
  note(delivery: DueDelivery, attempt: WebhookAttempt, status: WebhookDeliveryStatus): Promise<void> {
    return this.db.transaction(async () => {
      if (status === WebhookDeliveryStatus.Delivered) await this.succeed(delivery, attempt);
      else await this.fail(delivery, attempt);
    });
  }

  private async succeed(delivery: DueDelivery, attempt: WebhookAttempt): Promise<void> {
    await this.queue.forgetFailures(delivery.webhook_id);
    await this.queue.note(delivery, { attempt, status: WebhookDeliveryStatus.Delivered, failures: 0, retry_ms: null });
  }

  private async fail(delivery: DueDelivery, attempt: WebhookAttempt): Promise<void> {
    const { webhook_id } = delivery;
    const in_a_row = await this.queue.countFailure(webhook_id);
    const failures = delivery.failures + 1;
    const retry_ms = retryOf(delivery, attempt, failures);
    const status = retry_ms === null ? WebhookDeliveryStatus.Failed : WebhookDeliveryStatus.Pending;
    await this.queue.note(delivery, { attempt, status, failures, retry_ms });
    if (isGone(attempt)) await this.pause(webhook_id, WebhookPause.Gone);
    else if (in_a_row >= MAX_WEBHOOK_FAILURES) await this.pause(webhook_id, WebhookPause.Failures);
    else if (retry_ms !== null) this.jobs.enqueue(SendWebhooks, { webhook_id }, { in_ms: retry_ms });
  }

  /** Pauses a webhook, suppresses its pending deliveries and mails the admins. Does nothing if it is not active any more. */
  private async pause(webhook_id: number, reason: WebhookPause): Promise<void> {
    const webhook = await this.webhooks.findForUpdate(webhook_id);
    if (!webhook?.is_active) return;
    webhook.pause(reason, this.clock.now());
    await this.webhooks.save(webhook);
    await this.queue.suppressIfInactive(webhook_id);
    this.audit.record(null, 'webhook.pause', webhook);
    await this.mailAdmins(webhook, reason);
  }

  private async mailAdmins({ company_id, url }: Webhook, reason: WebhookPause): Promise<void> {
    const { host } = new URL(url);
    for (const { email, name, locale } of await this.webhooks.listAdmins(company_id))
      this.mails.enqueue({ to: email, ...WebhookPaused.in(locale, { name, host, isGone: reason === WebhookPause.Gone }) });
  }
}

const isGone = ({ http_status }: WebhookAttempt): boolean => http_status === GONE;

/** Milliseconds until the next attempt. `null` after the last one, after a 410, and for a test, whose sender waits for the result. */
const retryOf = ({ is_test }: DueDelivery, attempt: WebhookAttempt, failures: number): number | null =>
  isGone(attempt) || is_test ? null : (delayAfter(failures) ?? null);
