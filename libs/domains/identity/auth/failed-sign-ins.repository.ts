import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';

/** An account as it was typed, and the network of the attempt. */
export interface Pair {
  readonly account: string;
  readonly address: string;
}

export interface Failures {
  readonly failures: number;
  readonly since: Instant;
}

@Injectable()
export class FailedSignInsRepository {
  constructor(private readonly db: Database) {}

  /** Finds the failures of a window that is still open. */
  find({ account, address }: Pair, opened_after: Instant): Promise<Failures | undefined> {
    return this.db.row(sql<Failures>`
      SELECT failures, since FROM failed_sign_ins WHERE account = ${account} AND address = ${address} AND since > ${opened_after}`);
  }

  /**
   * Counts one more failure, and opens a new window if the old one has closed. One statement, so that concurrent failures are all counted.
   */
  async count({ account, address }: Pair, now: Instant, opened_after: Instant): Promise<Failures> {
    const counted = await this.db.row(sql<Failures>`
      INSERT INTO failed_sign_ins AS f (account, address, failures, since) VALUES (${account}, ${address}, 1, ${now})
      ON CONFLICT (account, address) DO UPDATE SET
        failures = CASE WHEN f.since > ${opened_after} THEN f.failures + 1 ELSE 1 END,
        since = CASE WHEN f.since > ${opened_after} THEN f.since ELSE excluded.since END
      RETURNING failures, since`);
    return counted!;
  }

  /** Deletes the failures of a pair. If there are too many, it keeps and returns them. */
  async forgive({ account, address }: Pair, max_failures: number, opened_after: Instant): Promise<Failures | undefined> {
    await this.db.rows(sql`
      DELETE FROM failed_sign_ins WHERE account = ${account} AND address = ${address} AND (failures < ${max_failures} OR since <= ${opened_after})`);
    return this.find({ account, address }, opened_after);
  }

  async removeOf(account: string): Promise<void> {
    await this.db.rows(sql`DELETE FROM failed_sign_ins WHERE account = ${account}`);
  }

  async removeOlderThan(at: Instant): Promise<void> {
    await this.db.removeInBatches(sql`failed_sign_ins`, sql`since <= ${at}`);
  }
}
