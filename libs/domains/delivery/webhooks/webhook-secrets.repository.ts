import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import type { WebhookSecret } from './webhook-secret.entity';

/** An encrypted secret. */
export interface SealedSecret {
  readonly id: number;
  readonly sealed: string;
}

/** Time for which the old secret still signs after a rotation. */
const OVERLAP = '24 hours';

@Injectable()
export class WebhookSecretsRepository {
  constructor(private readonly db: Database) {}

  async add(secret: WebhookSecret): Promise<void> {
    await this.db.add(secret);
  }

  /** Lists the secrets that sign now, the newest first. */
  listLive(webhook_id: number): Promise<SealedSecret[]> {
    return this.db.rows(sql<SealedSecret>`
      SELECT s.id, s.sealed FROM webhook_secrets s
      WHERE s.webhook_id = ${webhook_id} AND (s.ends_at IS NULL OR s.ends_at > now()) ORDER BY s.id DESC`);
  }

  /** Lets the current secret end in 24 hours and deletes the one before it, so that at most two sign. */
  async retire(webhook_id: number): Promise<void> {
    await this.db.rows(sql`
      WITH older AS (DELETE FROM webhook_secrets WHERE webhook_id = ${webhook_id} AND ends_at IS NOT NULL)
      UPDATE webhook_secrets SET ends_at = now() + ${OVERLAP}::interval WHERE webhook_id = ${webhook_id} AND ends_at IS NULL`);
  }

  /** Stores the same secret, encrypted with the current key. */
  async reseal({ id, sealed }: SealedSecret): Promise<void> {
    await this.db.rows(sql`UPDATE webhook_secrets SET sealed = ${sealed} WHERE id = ${id}`);
  }

  async removeEnded(): Promise<void> {
    await this.db.rows(sql`DELETE FROM webhook_secrets s WHERE s.ends_at < now()`);
  }
}
