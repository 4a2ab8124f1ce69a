import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, isNoneOf, sql } from '@app/database';
import { type NoticeMode, type NoticeValues, subjectValues } from '@app/notices';
import { isFinished, jobHasFailed } from '@app/outbox';
import type { MailFailure } from './mail-failures';
import { DeliveryStatus, SuppressionReason } from './notification-delivery.entity';
import { isStillReadable, isStillRight } from './notifications.scope';

/** A delivery of a mail, with everything that its words need, as it is now. */
export interface CarriedDelivery {
  readonly id: number;
  readonly type: string;
  readonly resource: string;
  readonly resource_id: string;
  readonly facts: NoticeValues;
  /** The values of the subject. `null` if it is gone. */
  readonly subject: NoticeValues | null;
  /** Name of the person who acted. `null` for the system. */
  readonly actor: string | null;
  readonly mode: NoticeMode;
  readonly chosen: NoticeMode | null;
  readonly is_readable: boolean;
  readonly is_right: boolean;
}

/** The content of a sent mail: a line for each of some deliveries, in which the others are counted. */
export interface SentLines {
  readonly lines: readonly number[];
  readonly counted: readonly number[];
}

/** Failed ones count: a job that is queued again sends them. */
const isUnsettled = isNoneOf(sql`d.status`, [DeliveryStatus.Sent, DeliveryStatus.Suppressed]);

/** Reads what a mail carries, and notes how it ended. */
@Injectable()
export class NotificationMailsRepository {
  constructor(private readonly db: Database) {}

  /** The person of a mail. `null` if it goes to no person, undefined if it is gone. */
  async readerOf(mail_id: number): Promise<number | null | undefined> {
    const mail = await this.db.row(sql<{ user_id: number | null }>`SELECT m.user_id FROM notification_mails m WHERE m.id = ${mail_id}`);
    return mail?.user_id;
  }

  /** The deliveries of a mail that are not settled yet, oldest first. */
  carried(viewer: Actor, mail_id: number): Promise<CarriedDelivery[]> {
    const subject = subjectValues({ resource: sql`n.resource`, resource_id: sql`n.resource_id` });
    return this.db.rows(sql<CarriedDelivery>`
      SELECT d.id, n.type, n.resource, n.resource_id, n.facts, ${subject} AS subject, a.name AS actor, d.mode, p.mode AS chosen,
        ${isStillReadable(viewer, sql`n`)} AS is_readable, ${isStillRight(sql`n`)} AS is_right
      FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id LEFT JOIN users a ON a.id = n.actor_id
      LEFT JOIN notification_preferences p ON p.user_id = d.user_id AND p.type = n.type AND p.channel = d.channel
      WHERE d.mail_id = ${mail_id} AND d.user_id = ${viewer.id} AND ${isUnsettled} ORDER BY d.id`);
  }

  /** Settles a mail that was sent, with its deliveries, in one statement. */
  async noteSent(mail_id: number, { lines, counted }: SentLines, attempt: number): Promise<void> {
    await this.db.rows(sql`
      WITH mail AS (UPDATE notification_mails SET settled_at = now() WHERE id = ${mail_id})
      UPDATE notification_deliveries d SET attempts = ${attempt}, error = NULL, due_at = NULL, updated_at = now(),
        status = CASE WHEN d.id = ANY (${lines}::bigint[]) THEN ${DeliveryStatus.Sent} ELSE ${DeliveryStatus.Suppressed} END::notification_delivery_status,
        reason = CASE WHEN d.id = ANY (${lines}::bigint[]) THEN NULL ELSE ${SuppressionReason.Batched}::notification_suppression END,
        sent_at = CASE WHEN d.id = ANY (${lines}::bigint[]) THEN now() END
      WHERE d.mail_id = ${mail_id} AND d.id = ANY (${[...lines, ...counted]}::bigint[]) AND ${isUnsettled}`);
  }

  /** Settles a mail that has nothing to say any more. */
  async noteEmpty(mail_id: number): Promise<void> {
    await this.db.rows(sql`UPDATE notification_mails SET settled_at = now() WHERE id = ${mail_id}`);
  }

  /** Notes a failed attempt. After the last one, the deliveries have failed. */
  async noteFailure(mail_id: number, { attempt, error, is_last }: MailFailure): Promise<void> {
    await this.db.rows(sql`
      WITH mail AS (UPDATE notification_mails SET settled_at = now() WHERE id = ${mail_id} AND ${is_last})
      UPDATE notification_deliveries d SET attempts = ${attempt}, error = ${error}, updated_at = now(),
        status = CASE WHEN ${is_last} THEN ${DeliveryStatus.Failed} ELSE d.status END::notification_delivery_status
      WHERE d.mail_id = ${mail_id} AND ${isUnsettled}`);
  }

  /** Marks mails as failed whose job has ended without a result, because its worker was killed at the last attempt. Returns their number. */
  async failAbandoned(error: string): Promise<number> {
    const over = await this.db.rows(sql`
      WITH over AS (
        UPDATE notification_mails m SET settled_at = now()
        WHERE m.settled_at IS NULL AND m.job_id IS NOT NULL AND NOT EXISTS (
          SELECT FROM outbox o WHERE o.id = m.job_id AND NOT (${isFinished(sql`o`)} OR ${jobHasFailed(sql`o`)}))
        RETURNING m.id
      ), failed AS (
        UPDATE notification_deliveries d SET status = ${DeliveryStatus.Failed}, error = ${error}, updated_at = now()
        FROM over WHERE d.mail_id = over.id AND ${isUnsettled}
      )
      SELECT id FROM over`);
    return over.length;
  }
}
