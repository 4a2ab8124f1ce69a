import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';
import { isLastDemandedFactor, mustHaveTotp } from '@identity/auth';
import { TotpSecret } from './totp-secret.entity';

/** Status of a second factor. */
export interface TotpStatus {
  readonly enabled_at: Instant | null;
  readonly recovery_codes_left: number;
  readonly required: boolean;
}

@Injectable()
export class TotpRepository {
  constructor(private readonly db: Database) {}

  async statusOf(user_id: number): Promise<TotpStatus> {
    const status = await this.db.row(sql<TotpStatus>`
      SELECT t.confirmed_at AS enabled_at, ${mustHaveTotp} AS required,
        (SELECT count(*) FROM recovery_codes r WHERE r.user_id = u.id) AS recovery_codes_left
      FROM users u LEFT JOIN companies c ON c.id = u.company_id LEFT JOIN totp_secrets t ON t.user_id = u.id WHERE u.id = ${user_id}`);
    return status!;
  }

  /** Locks the row until the transaction ends, so that concurrent codes are checked one after the other. */
  findForUpdate(user_id: number): Promise<TotpSecret | null> {
    return this.db.findForUpdate(TotpSecret, sql`user_id = ${user_id}`);
  }

  /**
   * Stores a new secret in the place of an unconfirmed one. Returns the address of its owner as a label for the app; undefined if a second
   * factor is enabled.
   */
  begin(user_id: number, sealed: string): Promise<{ email: string } | undefined> {
    return this.db.row(sql<{ email: string }>`
      INSERT INTO totp_secrets AS t (user_id, sealed) VALUES (${user_id}, ${sealed})
      ON CONFLICT (user_id) DO UPDATE SET sealed = excluded.sealed, created_at = now() WHERE t.confirmed_at IS NULL
      RETURNING (SELECT u.email FROM users u WHERE u.id = t.user_id) AS email`);
  }

  /** Tells whether a user has one factor left and their company requires it. Until the transaction ends, no other factor is removed. */
  async isLastDemanded(user_id: number): Promise<boolean> {
    await this.db.rows(sql`SELECT FROM users u WHERE u.id = ${user_id} FOR NO KEY UPDATE`);
    const found = await this.db.row(sql<{ is_last: boolean }>`
      SELECT ${isLastDemandedFactor} AS is_last FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = ${user_id}`);
    return !!found?.is_last;
  }

  save(secret: TotpSecret): Promise<void> {
    return this.db.save(secret);
  }

  /** Removes the second factor with its recovery codes. Returns false if none was enabled. */
  async remove(user_id: number): Promise<boolean> {
    const removed = await this.db.row(sql<{ was_on: boolean }>`
      WITH codes AS (DELETE FROM recovery_codes WHERE user_id = ${user_id})
      DELETE FROM totp_secrets WHERE user_id = ${user_id} RETURNING confirmed_at IS NOT NULL AS was_on`);
    return !!removed?.was_on;
  }

  async replaceRecoveryCodes(user_id: number, hashes: readonly string[]): Promise<void> {
    await this.db.rows(sql`DELETE FROM recovery_codes WHERE user_id = ${user_id}`);
    await this.db.rows(sql`INSERT INTO recovery_codes (user_id, hash) SELECT ${user_id}, unnest(${hashes}::text[])`);
  }

  /** Uses a recovery code up. The second of two concurrent calls gets false. */
  async useRecoveryCode(user_id: number, hash: string): Promise<boolean> {
    const used = await this.db.row(sql`DELETE FROM recovery_codes WHERE user_id = ${user_id} AND hash = ${hash} RETURNING hash`);
    return !!used;
  }
}
