import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';
import { MAX_MAILS, type MailedSecret, type MailedSecretPurpose } from './mailed-secret.entity';

export type NewSecret = Pick<
  MailedSecret,
  'user_id' | 'purpose' | 'hash' | 'account_email' | 'sent_to' | 'asked_by' | 'expires_at' | 'since'
>;

@Injectable()
export class MailedSecretsRepository {
  constructor(private readonly db: Database) {}

  /**
   * Replaces the secret of a purpose, unless too many mails were sent in the window. One statement, so that concurrent requests cannot
   * exceed the limit.
   */
  async put(secret: NewSecret, opened_after: Instant): Promise<boolean> {
    const { user_id, purpose, hash, account_email, sent_to, asked_by, expires_at, since } = secret;
    const put = await this.db.row(sql`
      INSERT INTO mailed_secrets AS m (user_id, purpose, hash, account_email, sent_to, asked_by, expires_at, sent, since)
      VALUES (${user_id}, ${purpose}, ${hash}, ${account_email}, ${sent_to}, ${asked_by}, ${expires_at}, 1, ${since})
      ON CONFLICT (user_id, purpose) DO UPDATE SET
        hash = excluded.hash, account_email = excluded.account_email, sent_to = excluded.sent_to,
        asked_by = excluded.asked_by, expires_at = excluded.expires_at, used_at = NULL,
        sent = CASE WHEN m.since > ${opened_after} THEN m.sent + 1 ELSE 1 END,
        since = CASE WHEN m.since > ${opened_after} THEN m.since ELSE excluded.since END
      WHERE m.since <= ${opened_after} OR m.sent < ${MAX_MAILS}
      RETURNING user_id`);
    return !!put;
  }

  /** Finds a valid secret without using it. */
  find(hash: string, purposes: readonly MailedSecretPurpose[], at: Instant): Promise<MailedSecret | undefined> {
    return this.db.row(sql<MailedSecret>`
      SELECT m.* FROM mailed_secrets m
      WHERE m.hash = ${hash} AND m.purpose = ANY (${purposes}) AND m.used_at IS NULL AND m.expires_at > ${at}`);
  }

  /** Uses a valid secret up. The second of two concurrent calls finds nothing. */
  use(hash: string, purposes: readonly MailedSecretPurpose[], at: Instant): Promise<MailedSecret | undefined> {
    return this.db.row(sql<MailedSecret>`
      UPDATE mailed_secrets SET used_at = ${at}
      WHERE hash = ${hash} AND purpose = ANY (${purposes}) AND used_at IS NULL AND expires_at > ${at} RETURNING *`);
  }

  async voidAllOf(user_id: number, purposes: readonly MailedSecretPurpose[], at: Instant): Promise<void> {
    await this.db.rows(sql`
      UPDATE mailed_secrets SET used_at = ${at} WHERE user_id = ${user_id} AND purpose = ANY (${purposes}) AND used_at IS NULL`);
  }

  async removeAllOf(user_id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM mailed_secrets WHERE user_id = ${user_id}`);
  }

  /** Deletes secrets that expired before a time and no longer count. */
  async removeOlderThan(at: Instant): Promise<void> {
    await this.db.removeInBatches(sql`mailed_secrets`, sql`expires_at < ${at}`);
  }
}
