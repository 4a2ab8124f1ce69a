import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';
import type { ProviderVisit } from './provider-visit.entity';

@Injectable()
export class VisitsRepository {
  constructor(private readonly db: Database) {}

  async add({ state_hash, provider, user_id, session_id, return_to, expires_at }: Omit<ProviderVisit, 'used_at'>): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO provider_visits (state_hash, provider, user_id, session_id, return_to, expires_at)
      VALUES (${state_hash}, ${provider}, ${user_id}, ${session_id}, ${return_to}, ${expires_at})`);
  }

  /** Of two who come back with one state, the first. Nobody, when it is too late or was begun at another provider. */
  use({ state_hash, provider }: Pick<ProviderVisit, 'state_hash' | 'provider'>, at: Instant): Promise<ProviderVisit | undefined> {
    return this.db.row(sql<ProviderVisit>`
      UPDATE provider_visits SET used_at = ${at}
      WHERE state_hash = ${state_hash} AND provider = ${provider} AND used_at IS NULL AND expires_at > ${at}
      RETURNING state_hash, provider, user_id, session_id, return_to, expires_at, used_at`);
  }

  async removeExpiredBefore(at: Instant): Promise<void> {
    await this.db.rows(sql`DELETE FROM provider_visits WHERE expires_at < ${at}`);
  }
}
