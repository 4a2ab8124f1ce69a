import { Injectable } from '@nestjs/common';
import { Database, sql, touched } from '@app/database';
import { type WebhookAttempt, WebhookDelivery, type WebhookDeliveryStatus } from './webhook-delivery.entity';
import type { WebhookPayload } from './webhook-payload';

/** A delivery that is due, with everything that an attempt needs. */
export interface DueDelivery {
  readonly id: string;
  readonly webhook_id: number;
  readonly company_id: string;
  readonly url: string;
  readonly payload: WebhookPayload;
  readonly failures: number;
  readonly is_test: boolean;
}

/** An event for which deliveries are planned. */
export interface PlannedEvent {
  readonly company_id: string;
  /** ID of the listener's job. */
  readonly event_id: string;
  readonly payload: WebhookPayload;
}

/** The state after an attempt. */
export interface AttemptResult {
  readonly attempt: WebhookAttempt;
  readonly status: WebhookDeliveryStatus;
  readonly failures: number;
  /** Milliseconds until the next attempt. `null` if there is none. */
  readonly retry_ms: number | null;
}

/**
 * Result of reserving a webhook for a job. `taken`: this job has it. `busy`: another job has it. `crowded`: the company has reached its
 * number of reservations. `gone`: the webhook was deleted.
 */
export type WebhookTurn = 'taken' | 'busy' | 'crowded' | 'gone';

/** A reservation that is not renewed ends after this time. */
const TURN = '60 seconds';
/** Webhooks of one company that are reserved at the same time, so that its slow receivers cannot occupy the whole queue. */
const MAX_TURNS = 2;
/** The most attempts that a delivery keeps. The oldest one is removed. */
const KEPT_ATTEMPTS = 50;

/** The deliveries as a queue of the worker: it plans them, finds those that are due, and records the results. */
@Injectable()
export class WebhookQueueRepository {
  constructor(private readonly db: Database) {}

  /**
   * Adds a delivery for each webhook of the company with this type, once. For a webhook that the system has paused it is suppressed and can
   * be replayed. A webhook that an admin has made inactive gets none. Returns the ids of the webhooks to send to.
   */
  async plan({ company_id, event_id, payload }: PlannedEvent): Promise<number[]> {
    const planned = await this.db.rows(sql<{ webhook_id: number; is_due: boolean }>`
      INSERT INTO webhook_deliveries (company_id, webhook_id, event_id, type, payload, status, reason, next_at)
      SELECT w.company_id, w.id, ${event_id}::bigint, ${payload.type}, ${JSON.stringify(payload)}::jsonb,
        (CASE WHEN w.is_active THEN 'pending' ELSE 'suppressed' END)::webhook_delivery_status,
        (CASE WHEN NOT w.is_active THEN 'paused' END)::webhook_suppression, CASE WHEN w.is_active THEN now() END
      FROM webhooks w
      WHERE w.company_id = ${company_id} AND ${payload.type} = ANY (w.events) AND (w.is_active OR w.paused_at IS NOT NULL)
      ORDER BY w.id
      ON CONFLICT (event_id, webhook_id) DO NOTHING RETURNING webhook_id, status = 'pending' AS is_due`);
    return planned.filter(({ is_due }) => is_due).map(({ webhook_id }) => webhook_id);
  }

  /** Reserves a webhook for a job, or renews the reservation. A job that continues after a crash gets its own reservation again. */
  async take(webhook_id: number, job_id: string): Promise<WebhookTurn> {
    const found = await this.db.row(sql<{ turn: WebhookTurn }>`
      WITH mine AS (
        UPDATE webhooks w SET turn_of = ${job_id}::bigint, turn_until = now() + ${TURN}::interval
        WHERE w.id = ${webhook_id} AND (w.turn_until IS NULL OR w.turn_until < now() OR w.turn_of = ${job_id}::bigint)
          AND (SELECT count(*) FROM webhooks o WHERE o.company_id = w.company_id AND o.id <> w.id AND o.turn_until > now()) < ${MAX_TURNS}
        RETURNING w.id)
      SELECT CASE WHEN EXISTS (SELECT FROM mine) THEN 'taken' WHEN w.turn_until > now() THEN 'busy' ELSE 'crowded' END AS turn
      FROM webhooks w WHERE w.id = ${webhook_id}`);
    return found?.turn ?? 'gone';
  }

  /** Ends the reservation. Returns true if deliveries are due, for which the caller must enqueue another job. */
  async leave(webhook_id: number): Promise<boolean> {
    await this.db.rows(sql`UPDATE webhooks SET turn_of = NULL, turn_until = NULL WHERE id = ${webhook_id}`);
    return (await this.findDue(webhook_id, 1)).length > 0;
  }

  /** Finds the deliveries that have been due for longest. None if the webhook is not active. */
  findDue(webhook_id: number, limit: number): Promise<DueDelivery[]> {
    return this.db.rows(sql<DueDelivery>`
      SELECT d.id, d.webhook_id, d.company_id, w.url, d.payload, d.failures, d.event_id IS NULL AS is_test
      FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
      WHERE d.webhook_id = ${webhook_id} AND d.status = 'pending' AND d.next_at <= now() AND w.is_active
      ORDER BY d.next_at, d.id LIMIT ${limit}`);
  }

  /** Suppresses the pending deliveries of a webhook that is not active. Does nothing for an active one. */
  async suppressIfInactive(webhook_id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE webhook_deliveries d SET status = 'suppressed', next_at = NULL, ${touched(WebhookDelivery)},
        reason = (SELECT CASE WHEN w.paused_at IS NULL THEN 'inactive' ELSE 'paused' END FROM webhooks w WHERE w.id = d.webhook_id)::webhook_suppression
      WHERE d.webhook_id = ${webhook_id} AND d.status = 'pending' AND EXISTS (SELECT FROM webhooks w WHERE w.id = d.webhook_id AND NOT w.is_active)`);
  }

  /** Records an attempt and its result. A delivery that was suppressed meanwhile stays suppressed, unless the attempt has succeeded. */
  async note({ id }: Pick<DueDelivery, 'id'>, { attempt, status, failures, retry_ms }: AttemptResult): Promise<void> {
    await this.db.rows(sql`
      UPDATE webhook_deliveries d SET ${touched(WebhookDelivery)},
        attempts = (CASE WHEN jsonb_array_length(d.attempts) >= ${KEPT_ATTEMPTS} THEN d.attempts - 0 ELSE d.attempts END) || ${JSON.stringify([attempt])}::jsonb,
        status = CASE WHEN d.status = 'pending' OR ${status} = 'delivered' THEN ${status}::webhook_delivery_status ELSE d.status END,
        reason = CASE WHEN ${status} = 'delivered' THEN NULL ELSE d.reason END,
        failures = CASE WHEN d.status = 'pending' THEN ${failures}::int ELSE d.failures END,
        next_at = CASE WHEN d.status = 'pending' THEN now() + ${retry_ms}::float8 * interval '1 millisecond' END
      WHERE d.id = ${id}`);
  }

  /** Counts a failed attempt, and returns the number of failures in a row. Locks the webhook until the transaction ends. */
  async countFailure(webhook_id: number): Promise<number> {
    const counted = await this.db.row(sql<{ failures: number }>`
      UPDATE webhooks SET consecutive_failures = consecutive_failures + 1 WHERE id = ${webhook_id} RETURNING consecutive_failures AS failures`);
    return counted?.failures ?? 0;
  }

  /** Sets the number of failures in a row to 0. */
  async forgetFailures(webhook_id: number): Promise<void> {
    await this.db.rows(sql`UPDATE webhooks SET consecutive_failures = 0 WHERE id = ${webhook_id} AND consecutive_failures > 0`);
  }

  /** Lists webhooks with deliveries that are overdue by more than five minutes, because their job was lost. */
  async listForgotten(): Promise<number[]> {
    const found = await this.db.rows(sql<{ webhook_id: number }>`
      SELECT DISTINCT d.webhook_id FROM webhook_deliveries d WHERE d.status = 'pending' AND d.next_at < now() - interval '5 minutes' ORDER BY 1`);
    return found.map(({ webhook_id }) => webhook_id);
  }
}
