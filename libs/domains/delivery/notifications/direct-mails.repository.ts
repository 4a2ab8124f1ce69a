import { Injectable } from '@nestjs/common';
import { env } from '@app/config';
import { Database, type Sql, and, sql } from '@app/database';
import type { LedgerEntry, MailNotice } from '@app/mail';
import { type Notice, NoticeMode } from '@app/notices';
import { DeliveryStatus } from './notification-delivery.entity';
import { hasPush } from './push.scope';

/** True for deliveries that are not sent yet. Failed ones count, too, because somebody may queue the job again. */
const isUnsettled = sql`d.status <> ${DeliveryStatus.Sent}`;

/** Writes the ledger rows of direct mails, which other domains have written. Each has one delivery by mail, found by the id of its job. */
@Injectable()
export class DirectMailsRepository {
  constructor(private readonly db: Database) {}

  /** Returns the mail of a job. Undefined at its first attempt. */
  ofJob({ user_id }: MailNotice, job_id: string): Promise<LedgerEntry | undefined> {
    const whose = user_id === null ? sql`m.user_id IS NULL` : sql`m.user_id = ${user_id}`;
    return this.db.row(sql<LedgerEntry>`
      SELECT m.id, EXISTS (SELECT FROM notification_deliveries d WHERE d.mail_id = m.id AND d.status = ${DeliveryStatus.Sent}) AS is_sent
      FROM notification_mails m WHERE ${whose} AND m.window_key = ${keyOf(job_id)}`);
  }

  /**
   * Inserts the notification, its mail and its ledger rows in one statement. It is in the person's list, too, unless it is a copy or the
   * mail goes to an address without a person. Returns the id of the mail. Undefined if the person no longer exists.
   */
  async add({ type, resource, channels }: Notice, notice: MailNotice, job_id: string): Promise<number | undefined> {
    const { resource_id, facts = {}, is_copy = false } = notice;
    const is_pushed = env.VAPID_PUBLIC_KEY !== undefined && !is_copy;
    const is_listed = channels.feed !== NoticeMode.Off && !is_copy;
    const made = await this.db.row(sql<{ id: number }>`
      WITH told AS (${recipientOf(notice)}), noted AS (
        INSERT INTO notifications (company_id, user_id, type, resource, resource_id, facts, source, is_listed)
        SELECT t.company_id, t.user_id, ${type}, ${resource}, ${String(resource_id)}, ${JSON.stringify(facts)}, ${job_id}, ${is_listed} FROM told t
        RETURNING id, company_id, user_id
      ), mail AS (
        INSERT INTO notification_mails (user_id, window_key, job_id) SELECT n.user_id, ${keyOf(job_id)}, ${job_id} FROM noted n RETURNING id
      ), ledger AS (
        INSERT INTO notification_deliveries
          (notification_id, company_id, user_id, channel, mode, status, window_key, due_at, sent_at, mail_id)
        SELECT n.id, n.company_id, n.user_id, c.channel, 'immediate', c.status,
          c.window_key, CASE WHEN c.channel <> 'feed' THEN now() END, CASE WHEN c.channel = 'feed' THEN now() END, c.mail_id
        FROM noted n CROSS JOIN LATERAL (
          SELECT 'feed'::notification_channel, 'sent'::notification_delivery_status, NULL, NULL::bigint WHERE ${is_listed}
          UNION ALL SELECT 'mail', 'planned', ${keyOf(job_id)}, m.id FROM mail m
          UNION ALL SELECT 'push', 'planned', NULL, NULL WHERE ${is_pushed} AND ${hasPush(sql`n.user_id`)}
        ) c (channel, status, window_key, mail_id)
      )
      SELECT id FROM mail`);
    return made?.id;
  }

  async noteSent(mail_id: number, attempt: number): Promise<void> {
    await this.db.rows(sql`
      WITH mail AS (UPDATE notification_mails SET settled_at = now() WHERE id = ${mail_id})
      UPDATE notification_deliveries d SET status = ${DeliveryStatus.Sent}, attempts = ${attempt}, error = NULL, due_at = NULL,
        sent_at = now(), updated_at = now()
      WHERE ${and(sql`d.mail_id = ${mail_id}`, isUnsettled)}`);
  }
}

const keyOf = (job_id: string): string => `direct ${job_id}`;

/** Selects the person with their company. For an address without a person, it selects NULL and the company that writes to it. */
const recipientOf = ({ user_id, company_id }: MailNotice): Sql =>
  user_id === null
    ? sql`SELECT NULL::int AS user_id, ${company_id ?? null}::text AS company_id`
    : sql`SELECT u.id AS user_id, u.company_id FROM users u WHERE u.id = ${user_id}`;
