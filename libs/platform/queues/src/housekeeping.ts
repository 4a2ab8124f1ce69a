import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { Scheduled } from '@app/jobs';
import { jobHasFailed } from '@app/outbox';

const BATCH = 10_000;

/** What is done is kept for a while: a day for looking into things, a month where somebody asked for it. Failures stay as long. */
@Injectable()
export class Housekeeping {
  constructor(private readonly db: Database) {}

  @Scheduled('purge_outbox', '17 * * * *', { inBatches: true })
  async purgeOutbox(): Promise<{ purged: number }> {
    let purged = 0;
    for (let batch = BATCH; batch === BATCH; purged += batch) batch = await this.purge();
    return { purged };
  }

  /** The oldest rows come first in the primary key, so no index is kept for this. */
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
