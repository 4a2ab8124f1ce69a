import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';

/** Partitions of the ledger that are older than the retention. */
@Injectable()
export class QuotaFoldingRepository {
  constructor(private readonly db: Database) {}

  /** Lists partitions that ended at least `keep_months` ago, the oldest first. */
  async listDue(keep_months: number): Promise<string[]> {
    const due = await this.db.rows(sql<{ name: string }>`
      SELECT p.name FROM partitions_of('quota_entries') p WHERE p.until_at <= now() - make_interval(months => ${keep_months}::int)
      ORDER BY p.until_at`);
    return due.map(({ name }) => name);
  }

  /**
   * Folds a partition into opening balances and drops it, and returns the number of its entries; 0 if another worker has done so. The
   * database refuses a partition that is too young.
   */
  async fold(partition: string, keep_months: number): Promise<number> {
    const folded = await this.db.row(sql<{ entries: number }>`SELECT fold_quota_entries(${partition}, ${keep_months}::int) AS entries`);
    return folded?.entries ?? 0;
  }
}
