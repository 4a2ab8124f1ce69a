import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Instant, type Sql, isOneOf, sql } from '@app/database';
import { NoticeChannel, type NoticeMode, type NoticeValues, subjectValues } from '@app/notices';
import { DeliveryStatus, type SuppressionReason } from './notification-delivery.entity';
import { isStillReadable, isStillRight } from './notifications.scope';

export const MAX_PUSH_ATTEMPTS = 5;
/** Longer than an attempt takes: a claim that has ended belongs to a worker that has died. */
const CLAIMED_S = 300;
/** Seconds for which a person's other pushes wait for one that is under way or has failed. It is longer than a job takes. */
const PAUSE_S = 30;

/** A push that waits, with everything that its words need, as it is now. */
export interface WaitingPush {
  readonly id: number;
  readonly type: string;
  readonly resource: string;
  readonly resource_id: string;
  readonly facts: NoticeValues;
  readonly subject: NoticeValues | null;
  readonly actor: string | null;
  readonly attempts: number;
  readonly chosen: NoticeMode | null;
  readonly is_readable: boolean;
  readonly is_right: boolean;
}

/** One attempt of a push. A job of an earlier attempt finds nothing. */
export interface PushAttempt {
  readonly delivery_id: number;
  readonly attempt: number;
}

const isWaitingFor = (d: Sql): Sql => sql`(${d}.mail_id IS NULL AND ${d}.channel = ${NoticeChannel.Push}
  AND ${isOneOf(sql`${d}.status`, [DeliveryStatus.Planned, DeliveryStatus.Deferred])})`;
const isWaitingPush = isWaitingFor(sql`d`);
const claiming = sql`UPDATE notification_deliveries d
  SET attempts = d.attempts + 1, due_at = now() + ${CLAIMED_S} * interval '1 second', updated_at = now()`;

/** Claims pushes that are due, and notes what becomes of them. The row itself is their queue: a lost job is replaced when its claim ends. */
@Injectable()
export class PushDeliveriesRepository {
  constructor(private readonly db: Database) {}

  /**
   * Claims the oldest due push of each person, of the types that this version knows. No other worker gets it for some minutes. People with a
   * push under way are left out, so that nobody's slow push service takes more than one place of the queue.
   */
  claim(types: readonly string[], limit: number): Promise<PushAttempt[]> {
    return this.db.rows(sql<PushAttempt>`
      WITH due AS (
        SELECT DISTINCT ON (d.user_id) d.id, d.due_at FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id
        WHERE ${isWaitingPush} AND d.due_at <= now() AND n.type = ANY (${types}::text[]) AND NOT EXISTS (
          SELECT FROM notification_deliveries o WHERE o.user_id = d.user_id AND ${isWaitingFor(sql`o`)}
            AND o.attempts > 0 AND o.updated_at > now() - ${PAUSE_S} * interval '1 second')
        ORDER BY d.user_id, d.due_at, d.id
      )
      ${claiming} WHERE d.id IN (
        SELECT d.id FROM notification_deliveries d WHERE d.id IN (SELECT id FROM due ORDER BY due_at LIMIT ${limit})
          AND ${isWaitingPush} AND d.due_at <= now() FOR UPDATE SKIP LOCKED)
      RETURNING d.id AS delivery_id, d.attempts AS attempt`);
  }

  /** Claims the next due push of a person, for the job that has just sent one to them. */
  async claimNext(user_id: number, types: readonly string[]): Promise<number | undefined> {
    const claimed = await this.db.row(sql<{ id: number }>`
      ${claiming} WHERE d.id = (
        SELECT d.id FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id
        WHERE d.user_id = ${user_id} AND ${isWaitingPush} AND d.due_at <= now() AND d.attempts < ${MAX_PUSH_ATTEMPTS}
          AND n.type = ANY (${types}::text[])
        ORDER BY d.due_at, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
      RETURNING d.id`);
    return claimed?.id;
  }

  async readerOf({ delivery_id, attempt }: PushAttempt): Promise<number | undefined> {
    const found = await this.db.row(sql<{ user_id: number }>`
      SELECT d.user_id FROM notification_deliveries d WHERE d.id = ${delivery_id} AND d.attempts = ${attempt} AND ${isWaitingPush}`);
    return found?.user_id;
  }

  find(viewer: Actor, delivery_id: number): Promise<WaitingPush | undefined> {
    const subject = subjectValues({ resource: sql`n.resource`, resource_id: sql`n.resource_id` });
    return this.db.row(sql<WaitingPush>`
      SELECT d.id, n.type, n.resource, n.resource_id, n.facts, ${subject} AS subject, a.name AS actor, d.attempts, p.mode AS chosen,
        ${isStillReadable(viewer, sql`n`)} AS is_readable, ${isStillRight(sql`n`)} AS is_right
      FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id LEFT JOIN users a ON a.id = n.actor_id
      LEFT JOIN notification_preferences p ON p.user_id = d.user_id AND p.type = n.type AND p.channel = d.channel
      WHERE d.id = ${delivery_id} AND d.user_id = ${viewer.id} AND ${isWaitingPush}`);
  }

  async noteSent(id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE notification_deliveries d SET status = ${DeliveryStatus.Sent}, sent_at = now(), due_at = NULL, error = NULL, updated_at = now()
      WHERE d.id = ${id} AND ${isWaitingPush}`);
  }

  async suppress(id: number, reason: SuppressionReason): Promise<void> {
    await this.db.rows(sql`
      UPDATE notification_deliveries d SET status = ${DeliveryStatus.Suppressed}, reason = ${reason}, due_at = NULL, updated_at = now()
      WHERE d.id = ${id} AND ${isWaitingPush}`);
  }

  /** Waits for an open minute. That was no attempt. */
  async defer(id: number, until: Instant): Promise<void> {
    await this.db.rows(sql`
      UPDATE notification_deliveries d SET status = ${DeliveryStatus.Deferred}, due_at = ${until}, attempts = 0, updated_at = now()
      WHERE d.id = ${id} AND ${isWaitingPush}`);
  }

  /** Notes a failed attempt, and when the next one is. Without a time there is none. */
  async noteFailure(id: number, error: string, again_in_s: number | null): Promise<void> {
    await this.db.rows(sql`
      UPDATE notification_deliveries d SET error = ${error}, attempts = least(d.attempts, ${MAX_PUSH_ATTEMPTS}), updated_at = now(), due_at = now() + ${again_in_s}::float8 * interval '1 second',
        status = CASE WHEN ${again_in_s}::float8 IS NULL THEN ${DeliveryStatus.Failed} ELSE d.status END::notification_delivery_status
      WHERE d.id = ${id} AND ${isWaitingPush}`);
  }
}
