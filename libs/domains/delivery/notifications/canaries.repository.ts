import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { NoticeChannel, NoticeMode } from '@app/notices';
import { maySignIn } from '@organisation/users';
import { DeliveryStatus } from './notification-delivery.entity';
import { isWaiting } from './notifications.scope';

/** The type of canaries in the ledger. It is no entry of the catalogue, because nobody gets it or turns it off. */
const CANARY = 'notification.canary';

/** A canary in a mail. */
export interface CarriedCanary {
  readonly company_id: string;
  readonly day: string;
  readonly locale: string;
}

/** A canary that no mail server has taken. */
export interface MissingCanary extends Omit<CarriedCanary, 'locale'> {
  readonly attempts: number;
  readonly error: string | null;
}

/** Reads and writes the test mails of companies. */
@Injectable()
export class CanariesRepository {
  constructor(private readonly db: Database) {}

  /** Gives each company with people who may sign in its canary of this day, unless it has one. Returns their number. */
  async add(): Promise<number> {
    const added = await this.db.rows(sql`
      INSERT INTO mail_canaries (company_id, day) SELECT c.id, (now() AT TIME ZONE c.timezone)::date FROM companies c
      WHERE EXISTS (SELECT FROM users u WHERE u.company_id = c.id AND ${maySignIn(sql`u`)}) ON CONFLICT DO NOTHING RETURNING day`);
    return added.length;
  }

  /** Inserts notifications of new canaries, with their ledger rows, in one statement. They have no person. */
  async enterIntoLedger(): Promise<void> {
    await this.db.rows(sql`
      WITH noted AS (
        INSERT INTO notifications (company_id, type, resource, resource_id, occasion, is_listed)
        SELECT c.company_id, ${CANARY}, 'company', c.company_id, c.day::text, false FROM mail_canaries c WHERE c.notification_id IS NULL
        RETURNING id, company_id, occasion
      ), ledger AS (
        INSERT INTO notification_deliveries (notification_id, company_id, channel, mode, status, window_key, due_at)
        SELECT n.id, n.company_id, ${NoticeChannel.Mail}, ${NoticeMode.Immediate}, ${DeliveryStatus.Planned}, concat('canary ', n.occasion), now()
        FROM noted n
      )
      UPDATE mail_canaries c SET notification_id = n.id FROM noted n WHERE c.company_id = n.company_id AND c.day = n.occasion::date`);
  }

  /** Locks waiting canaries that no other worker has, and returns the ids of their ledger rows. */
  async claim(limit: number): Promise<number[]> {
    const claimed = await this.db.rows(sql<{ id: number }>`
      SELECT d.id FROM notification_deliveries d JOIN notifications n ON n.id = d.notification_id
      WHERE ${isWaiting(sql`d`)} AND d.due_at <= now() AND d.user_id IS NULL AND n.type = ${CANARY}
      ORDER BY d.due_at LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED`);
    return claimed.map(({ id }) => id);
  }

  /** Puts a canary into a mail of its own, and returns the id of the mail. */
  async putIntoMail(delivery_id: number): Promise<number> {
    const mail = await this.db.row(sql<{ id: number }>`
      WITH mail AS (INSERT INTO notification_mails (window_key) VALUES (${`canary ${delivery_id}`}) RETURNING id)
      UPDATE notification_deliveries d SET mail_id = m.id, updated_at = now() FROM mail m WHERE d.id = ${delivery_id} RETURNING m.id`);
    return mail!.id;
  }

  /** The canary of a mail. */
  carriedBy(mail_id: number): Promise<CarriedCanary | undefined> {
    return this.db.row(sql<CarriedCanary>`
      SELECT c.company_id, c.day::text AS day, o.locale FROM notification_deliveries d
      JOIN mail_canaries c ON c.notification_id = d.notification_id JOIN companies o ON o.id = c.company_id
      WHERE d.mail_id = ${mail_id} AND d.status <> ${DeliveryStatus.Sent}`);
  }

  /** Marks a mail that a server has accepted as sent, and its canary as proven, in one statement. */
  async noteSent(mail_id: number, attempt: number): Promise<void> {
    await this.db.rows(sql`
      WITH mail AS (UPDATE notification_mails SET settled_at = now() WHERE id = ${mail_id}), sent AS (
        UPDATE notification_deliveries d SET status = ${DeliveryStatus.Sent}, attempts = ${attempt}, error = NULL, due_at = NULL,
          sent_at = now(), updated_at = now()
        WHERE d.mail_id = ${mail_id} RETURNING d.notification_id
      )
      UPDATE mail_canaries c SET proven_at = now() FROM sent s WHERE c.notification_id = s.notification_id`);
  }

  /** Marks canaries of the last `days` that have failed or are late, and returns those that were not marked before. */
  markMissing({ late_s, days }: { readonly late_s: number; readonly days: number }): Promise<MissingCanary[]> {
    return this.db.rows(sql<MissingCanary>`
      UPDATE mail_canaries c SET alarmed_at = now() FROM notification_deliveries d
      WHERE d.notification_id = c.notification_id AND c.proven_at IS NULL AND c.alarmed_at IS NULL AND c.day >= current_date - ${days}::int
        AND (d.status = ${DeliveryStatus.Failed} OR c.created_at < now() - ${late_s} * interval '1 second')
      RETURNING c.company_id, c.day::text AS day, d.attempts, d.error`);
  }
}
