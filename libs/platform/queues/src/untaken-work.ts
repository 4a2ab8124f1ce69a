import { Injectable, Logger } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { Scheduled } from '@app/jobs';
import { isUntaken } from '@app/outbox';

const MAX_NAMES = 20;

interface Untaken {
  readonly queue: string;
  readonly name: string;
  readonly count: number;
}

/** Raises an alarm about jobs that no worker has started for an hour: a version that knows them is missing, or was rolled back. */
@Injectable()
export class UntakenWork {
  private readonly logger = new Logger(UntakenWork.name);

  constructor(private readonly db: Database) {}

  @Scheduled('report_untaken', '*/5 * * * *')
  async report(): Promise<{ untaken: number }> {
    const found = await this.db.rows(sql<Untaken>`
      SELECT queue, name, count(*) AS count FROM outbox o WHERE ${isUntaken(sql`o`)} GROUP BY 1, 2 ORDER BY 3 DESC LIMIT ${MAX_NAMES}`);
    for (const { queue, name, count } of found)
      this.logger.error(`no worker has started ${count} of ${name} (${queue}) for an hour: start a worker of the version that knows it`);
    return { untaken: found.reduce((sum, { count }) => sum + count, 0) };
  }
}
