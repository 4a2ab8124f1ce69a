import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { Scheduled } from '@app/jobs';
import { jobHasFailed } from '@app/outbox';

const BATCH = 10_000;

/** Keeps finished jobs for a day, for troubleshooting, or for a month if a user asked for them. Failed jobs are kept as long. */
@Injectable()
export class Housekeeping {
  constructor(private readonly db: Database) {}

  @Scheduled('purge_outbox', '17 * * * *', { inBatches: true })
  async purgeOutbox(): Promise<{ purged: number }> {
    let purged = 0;
    for (let batch = BATCH; batch === BATCH; purged += batch) batch = await this.purge();
    return { purged };
  }

  /** Creates partitions for the next months, and for months whose rows are in the default one, by a function of the database. */
  @Scheduled('make_partitions', '7 1 * * *', { inBatches: true })
  async makePartitions(): Promise<{ made: number }> {
    const made = await this.db.row(sql<{ made: number }>`SELECT make_partitions() AS made`);
    return { made: made?.made ?? 0 };
  }

  /** The primary key has the oldest rows first, so no other index is needed. */
  private async purge(): Promise<number> {
    const gone = await this.db.rows(sql`
      DELETE FROM outbox WHERE id IN (
        SELECT id FROM outbox
        WHERE finished_at < now() - CASE WHEN user_id IS NOT NULL OR ${jobHasFailed(sql`outbox`)} THEN interval '30 days' ELSE interval '1 day' END
        ORDER BY id LIMIT ${BATCH})
      RETURNING id`);
    return gone.length;
  }
}
