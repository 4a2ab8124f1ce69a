import { Injectable } from '@nestjs/common';
import { Database, type Instant, insertOf, sql } from '@app/database';
import { StoredLoginIntent } from './stored-login-intent.entity';

@Injectable()
export class LoginIntentsRepository {
  constructor(private readonly db: Database) {}

  async add(intent: Omit<StoredLoginIntent, 'used_at'>): Promise<void> {
    await this.db.rows(insertOf(StoredLoginIntent, [intent]));
  }

  /** Consumes the intent of a state. The second of two callbacks gets undefined, and so do expired states and those of another provider. */
  consume(
    { state_hash, provider }: Pick<StoredLoginIntent, 'state_hash' | 'provider'>,
    at: Instant,
  ): Promise<StoredLoginIntent | undefined> {
    return this.db.row(sql<StoredLoginIntent>`
      UPDATE provider_visits SET used_at = ${at}
      WHERE state_hash = ${state_hash} AND provider = ${provider} AND used_at IS NULL AND expires_at > ${at}
      RETURNING state_hash, provider, user_id, session_id, return_to, expires_at, used_at`);
  }

  async removeExpiredBefore(at: Instant): Promise<void> {
    await this.db.removeInBatches(sql`provider_visits`, sql`expires_at < ${at}`);
  }
}
