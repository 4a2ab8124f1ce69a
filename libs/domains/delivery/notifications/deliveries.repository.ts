import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, instant, sql } from '@app/database';
import type { NoticeMode } from '@app/notices';
import type { Deferral } from './mail-decisions';
import { DeliveryStatus, type SuppressionReason } from './notification-delivery.entity';
import { isStillReadable, isStillRight, isWaiting } from './notifications.scope';

/** A waiting delivery, with its notification and the person's choice. */
export interface WaitingRow {
  readonly id: number;
  readonly type: string;
  readonly resource: string;
  readonly resource_id: string;
  readonly mode: NoticeMode;
  readonly chosen: NoticeMode | null;
  readonly window_key: string | null;
  readonly created_ms: number;
  readonly due_ms: number;
  readonly is_readable: boolean;
  readonly is_right: boolean;
}

/** Claims due deliveries by mail, and records the decisions about them: suppressed, deferred or put into a mail. */
@Injectable()
export class DeliveriesRepository {
  constructor(private readonly db: Database) {}

  /** IDs of the people of the `limit` deliveries that have been due for longest. Only types that this version knows are considered. */
  async peopleWithDue(types: readonly string[], limit: number): Promise<number[]> {
    const people = await this.db.rows(sql<{ user_id: number }>`
      SELECT DISTINCT due.user_id FROM (
        SELECT d.user_id FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id
        WHERE ${isWaiting(sql`d`)} AND d.due_at <= now() AND n.type = ANY (${types}::text[]) ORDER BY d.due_at LIMIT ${limit}
      ) due ORDER BY 1`);
    return people.map(({ user_id }) => user_id);
  }

  /**
   * Locks the oldest waiting delivery of a person, which stands for all of them. Returns false if another worker has locked it. So one
   * worker at a time decides about a person, and a burst does not become two mails.
   */
  async claim(user_id: number): Promise<boolean> {
    const claimed = await this.db.row(sql`
      SELECT d.id FROM notification_deliveries d
      WHERE d.id = (SELECT min(w.id) FROM notification_deliveries w WHERE w.user_id = ${user_id} AND ${isWaiting(sql`w`)})
        AND ${isWaiting(sql`d`)} FOR UPDATE SKIP LOCKED`);
    return claimed !== undefined;
  }

  /** The waiting deliveries of the viewer, oldest first, with their right to read each subject now. */
  waitingOf(viewer: Actor, types: readonly string[], limit: number): Promise<WaitingRow[]> {
    return this.db.rows(sql<WaitingRow>`
      SELECT d.id, n.type, n.resource, n.resource_id, d.mode, p.mode AS chosen, d.window_key,
        extract(epoch FROM d.created_at)::float8 * 1000 AS created_ms, extract(epoch FROM d.due_at)::float8 * 1000 AS due_ms,
        ${isStillReadable(viewer, sql`n`)} AS is_readable, ${isStillRight(sql`n`)} AS is_right
      FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id
      LEFT JOIN notification_preferences p ON p.user_id = d.user_id AND p.type = n.type AND p.channel = d.channel
      WHERE d.user_id = ${viewer.id} AND ${isWaiting(sql`d`)} AND n.type = ANY (${types}::text[])
      ORDER BY d.id LIMIT ${limit} FOR UPDATE OF d`);
  }

  async suppress(suppressed: readonly { readonly id: number; readonly reason: SuppressionReason }[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE notification_deliveries d SET status = ${DeliveryStatus.Suppressed}, reason = s.reason, due_at = NULL, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(suppressed)}) AS s (id bigint, reason notification_suppression) WHERE d.id = s.id`);
  }

  async defer(deferrals: readonly Deferral[]): Promise<void> {
    const rows = deferrals.map(({ due_at, ...row }) => ({ ...row, due_at: instant(due_at) }));
    await this.db.rows(sql`
      UPDATE notification_deliveries d
      SET status = ${DeliveryStatus.Deferred}, mode = s.mode, window_key = s.window_key, due_at = s.due_at, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}) AS s (id bigint, mode notification_mode, window_key text, due_at timestamptz)
      WHERE d.id = s.id`);
  }

  /** Puts deliveries into a new mail, and returns its id. Undefined if there is a mail for this window of the person already. */
  async putIntoMail(user_id: number, window_key: string, ids: readonly number[]): Promise<number | undefined> {
    const mail = await this.db.row(sql<{ id: number }>`
      INSERT INTO notification_mails (user_id, window_key) VALUES (${user_id}, ${window_key})
      ON CONFLICT (user_id, window_key) DO NOTHING RETURNING id`);
    if (!mail) return undefined;
    await this.db.rows(sql`
      UPDATE notification_deliveries d SET mail_id = ${mail.id}, window_key = ${window_key}, status = ${DeliveryStatus.Planned},
        updated_at = now()
      WHERE d.id = ANY (${ids}::bigint[])`);
    return mail.id;
  }

  async noteJob(mail_id: number, job_id: number): Promise<void> {
    await this.db.rows(sql`UPDATE notification_mails SET job_id = ${job_id} WHERE id = ${mail_id}`);
  }

  /** Makes the due deliveries of a person due later, because deciding about them failed. */
  async postpone(user_id: number, seconds: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE notification_deliveries d SET due_at = now() + ${seconds} * interval '1 second'
      WHERE d.user_id = ${user_id} AND ${isWaiting(sql`d`)} AND d.due_at <= now()`);
  }
}
