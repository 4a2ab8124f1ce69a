import { Injectable } from '@nestjs/common';
import { Database, type Instant, type IdsRequest, type Page, type Sql, among, isBackupRunning, sql } from '@app/database';
import type { PublicArea } from '@app/storage';
import { isReserved, isStillReserved, isStillUsed } from './file-predicates';
import { type StorageReportView, storageReportColumns } from './files.view';
import type { Findings } from './storage-report.entity';
import type { StoredObject } from './stored-object.entity';

/** Statements for the ids that rows name in each area. */
const NAMING: Readonly<Record<PublicArea, Sql>> = {
  objects: sql`stored_objects`,
  derived: sql`derived_objects`,
  // A job deletes those of ended uploads, and otherwise the nightly reconciliation does.
  incoming: sql`(SELECT f.id FROM files f WHERE ${isReserved(sql`f`)})`,
};

@Injectable()
export class ReconciliationRepository {
  /** Bytes that users have stored and reserved, by the company that is charged: the expected state of the ledger. */
  readonly facts = sql`
    SELECT fact.user_id, fact.company_id, sum(fact.used) AS used, sum(fact.reserved) AS reserved FROM (
      SELECT user_id, company_id, size_bytes AS used, 0 AS reserved FROM stored_objects
      UNION ALL SELECT user_id, company_id, 0, size_bytes FROM files f WHERE ${isReserved(sql`f`)}
      UNION ALL SELECT user_id, company_id, CASE WHEN ${isStillUsed(sql`g`)} THEN size_bytes ELSE 0 END,
        CASE WHEN ${isStillReserved(sql`g`)} THEN size_bytes ELSE 0 END FROM outgoing_objects g) fact
    GROUP BY fact.user_id, fact.company_id`;

  constructor(private readonly db: Database) {}

  listObjects(shard: string, before: Instant): Promise<Pick<StoredObject, 'id' | 'size_bytes'>[]> {
    return this.db.rows(sql<Pick<StoredObject, 'id' | 'size_bytes'>>`
      SELECT o.id, o.size_bytes FROM stored_objects o
      WHERE o.id BETWEEN ${`${shard}000000-0000-0000-0000-000000000000`} AND ${`${shard}ffffff-ffff-ffff-ffff-ffffffffffff`}
        AND o.created_at < ${before}`);
  }

  /** Returns those of the ids that a row names now. */
  async stillNamed(area: PublicArea, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const named = await this.db.rows(sql<{ id: string }>`SELECT n.id FROM ${NAMING[area]} n WHERE n.id = ANY(${ids}::uuid[])`);
    return named.map(({ id }) => id);
  }

  /** A backup's snapshot may name objects that no row names any more. */
  isBackupRunning(): Promise<boolean> {
    return isBackupRunning(this.db);
  }

  async report(started_at: Instant, found: Findings): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO storage_reports (started_at, finished_at, object_count, object_bytes, missing, wrong_size, removed_count, adjusted_count)
      VALUES (${started_at}, now(), ${found.object_count}, ${found.object_bytes}, ${found.missing}, ${found.wrong_size},
        ${found.removed_count}, ${found.adjusted_count})`);
  }

  /** Deletes reports that are older than a year, in batches. */
  purge(): Promise<number> {
    return this.db.removeInBatches(sql`storage_reports`, sql`finished_at < now() - interval '1 year'`);
  }

  list({ ids, ...page }: IdsRequest): Promise<Page<StorageReportView>> {
    return this.db.page(
      {
        select: storageReportColumns,
        from: sql`storage_reports r`,
        where: among(sql`r.id`, ids) ?? sql`true`,
        order: sql`r.id DESC`,
      },
      page,
    );
  }
}
