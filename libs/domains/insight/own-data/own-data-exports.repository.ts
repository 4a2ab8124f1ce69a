import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';
import { jobHasFailed } from '@app/outbox';
import { maySignIn } from '@organisation/users';
import { OwnDataExport } from './own-data-export.entity';

const LOCK = 7_440;
/** Number of objects that are removed together. */
const BATCH = 100;

/** An export for the worker. */
export interface AskedExport extends Pick<OwnDataExport, 'id' | 'user_id' | 'object_id' | 'size_bytes' | 'expires_at'> {
  /** True if the person can still sign in to download it. */
  readonly may_sign_in: boolean;
}

export type StoredExport = Pick<OwnDataExport, 'id' | 'object_id'>;

@Injectable()
export class OwnDataExportsRepository {
  constructor(private readonly db: Database) {}

  /** Makes other requests for the same person wait until the transaction ends. */
  async lock(user_id: number): Promise<void> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(${LOCK}, ${user_id})`);
  }

  /** Tells whether the person has started an export within a day. An export with a failed job does not count. */
  async hasOneOfToday(user_id: number): Promise<boolean> {
    const found = await this.db.row(sql`
      SELECT FROM own_data_exports e WHERE e.user_id = ${user_id} AND e.created_at > now() - interval '1 day'
        AND NOT EXISTS (SELECT FROM outbox o WHERE o.id = e.job_id AND ${jobHasFailed(sql`o`)})`);
    return found !== undefined;
  }

  add(asked: OwnDataExport): Promise<void> {
    return this.db.add(asked);
  }

  async expect(id: number, job_id: string): Promise<void> {
    await this.db.rows(sql`UPDATE own_data_exports SET job_id = ${job_id}::bigint WHERE id = ${id}`);
  }

  find(id: number): Promise<AskedExport | undefined> {
    return this.db.row(sql<AskedExport>`
      SELECT e.id, e.user_id, e.object_id, e.size_bytes, e.expires_at, ${maySignIn(sql`u`)} AS may_sign_in
      FROM own_data_exports e JOIN users u ON u.id = e.user_id WHERE e.id = ${id}`);
  }

  /** Marks the export as ready, and returns until when it can be downloaded. Undefined if it was removed meanwhile. */
  async markReady(id: number, size_bytes: number): Promise<Instant | undefined> {
    const marked = await this.db.row(sql<{ expires_at: Instant }>`
      UPDATE own_data_exports SET size_bytes = ${size_bytes}::bigint, expires_at = now() + interval '15 minutes'
      WHERE id = ${id} AND removed_at IS NULL RETURNING expires_at`);
    return marked?.expires_at;
  }

  /** Claims the export that the person can download now. If several requests come at once, one gets it. */
  takeReady(user_id: number): Promise<StoredExport | undefined> {
    return this.db.row(sql<StoredExport>`
      UPDATE own_data_exports e SET downloaded_at = now()
      WHERE e.user_id = ${user_id} AND e.expires_at > now() AND e.downloaded_at IS NULL AND e.removed_at IS NULL
      RETURNING e.id, e.object_id`);
  }

  /** Lists exports whose ZIP must be removed: expired ones, with an hour left for a running download, and those not ready after a day. */
  listOver(): Promise<StoredExport[]> {
    return this.db.rows(sql<StoredExport>`
      SELECT e.id, e.object_id FROM own_data_exports e
      WHERE e.removed_at IS NULL AND (e.created_at < now() - interval '1 day' OR e.expires_at < now() AND
        (e.downloaded_at IS NULL OR e.downloaded_at < now() - interval '1 hour'))
      ORDER BY e.created_at LIMIT ${BATCH}`);
  }

  async noteRemoved(ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`UPDATE own_data_exports SET removed_at = now() WHERE id = ANY(${ids}::int[])`);
  }

  purge(): Promise<number> {
    return this.db.removeInBatches(sql`own_data_exports`, sql`removed_at < now() - interval '30 days'`);
  }
}
