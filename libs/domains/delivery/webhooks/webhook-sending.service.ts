import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { Clock, env } from '@app/config';
import { Database, instant } from '@app/database';
import { Jobs } from '@app/jobs';
import { Outbound, OutboundFailure } from '@app/outbound';
import { type AttemptFailure, WebhookDeliveryStatus } from './webhook-delivery.entity';
import { type DueDelivery, WebhookQueueRepository } from './webhook-queue.repository';
import { WebhookResultsService } from './webhook-results.service';
import { WebhookSecretsService } from './webhook-secrets.service';
import { signedHeaders } from './webhook-signature';
import { SendWebhooks } from './webhooks.jobs';

/** Deliveries that are sent to one webhook at the same time. */
const AT_ONCE = 4;
/** After this time, the job ends and enqueues the next one, so that other jobs of the queue can run. */
const ROUND_MS = 20_000;
const CROWDED_WAIT_MS = 3_000;

interface Outcome {
  readonly http_status: number | null;
  readonly error: AttemptFailure | null;
}

/**
 * Sends due deliveries. A job reserves the webhook first. One job at a time has a webhook, and a company has at most two reservations, so
 * that slow receivers cannot occupy the whole queue. A job that gets none ends at once. No transaction is open during a request.
 */
@Injectable()
export class WebhookSendingService {
  constructor(
    private readonly queue: WebhookQueueRepository,
    private readonly results: WebhookResultsService,
    private readonly secrets: WebhookSecretsService,
    private readonly outbound: Outbound,
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Sends the due deliveries of a webhook, for about 20 seconds. Returns the number of attempts. */
  async send(webhook_id: number, job_id: string): Promise<{ sent: number }> {
    await this.queue.suppressIfInactive(webhook_id);
    const turn = await this.queue.take(webhook_id, job_id);
    if (turn === 'crowded') await this.continueLater(webhook_id, CROWDED_WAIT_MS);
    if (turn !== 'taken') return { sent: 0 };
    const sent = await this.sendDue(webhook_id, job_id);
    await this.db.transaction(async () => {
      if (await this.queue.leave(webhook_id)) this.jobs.enqueue(SendWebhooks, { webhook_id });
    });
    return { sent };
  }

  private async sendDue(webhook_id: number, job_id: string): Promise<number> {
    const end_ms = performance.now() + ROUND_MS;
    for (let sent = 0; ;) {
      // The URL and the state are read again for each round, so that a change, a pause or a deletion of the webhook takes effect at once.
      const due = await this.queue.findDue(webhook_id, AT_ONCE);
      // It waits for all attempts, also if one throws. Otherwise, the next job would repeat those that are still running.
      const ended = await Promise.allSettled(due.map((delivery) => this.attempt(delivery)));
      for (const one of ended) if (one.status === 'rejected') throw one.reason;
      sent += due.length;
      if (due.length < AT_ONCE || performance.now() > end_ms || (await this.queue.take(webhook_id, job_id)) !== 'taken') return sent;
    }
  }

  private async attempt(delivery: DueDelivery): Promise<void> {
    const [now, begun_ms] = [this.clock.now(), performance.now()];
    const outcome = await this.post(delivery, now);
    const attempt = { at: instant(now), duration_ms: Math.round(performance.now() - begun_ms), ...outcome };
    const isDelivered = outcome.http_status !== null && outcome.http_status >= 200 && outcome.http_status < 300;
    await this.results.note(delivery, attempt, isDelivered ? WebhookDeliveryStatus.Delivered : WebhookDeliveryStatus.Failed);
  }

  private async post({ id, webhook_id, url, payload }: DueDelivery, now: Date): Promise<Outcome> {
    const secrets = await this.secrets.liveOf(webhook_id);
    if (secrets.length === 0) return { http_status: null, error: 'secret_unreadable' };
    const body = JSON.stringify(payload);
    const signed = signedHeaders({ id, timestamp: Math.floor(+now / 1_000), body }, secrets);
    const headers = { ...signed, 'content-type': 'application/json', 'user-agent': `Tutti/${env.VERSION}` };
    try {
      const { status } = await this.outbound.post({ url, headers, body });
      return { http_status: status, error: null };
    } catch (error) {
      if (error instanceof OutboundFailure) return { http_status: null, error: error.kind };
      throw error;
    }
  }

  private continueLater(webhook_id: number, in_ms: number): Promise<void> {
    return this.db.transaction(() => Promise.resolve(this.jobs.enqueue(SendWebhooks, { webhook_id }, { in_ms })));
  }
}
