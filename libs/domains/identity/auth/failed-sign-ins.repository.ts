import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';

/** One account as it was typed, tried from one address. */
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

  /** Failures of a window that is still open. */
  find({ account, address }: Pair, opened_after: Instant): Promise<Failures | undefined> {
    return this.db.row(sql<Failures>`
      SELECT failures, since FROM failed_sign_ins WHERE account = ${account} AND address = ${address} AND since > ${opened_after}`);
  }

  /** Counts one more, in a new window where the old one has closed. One statement: no two failures count as one. */
  async count({ account, address }: Pair, now: Instant, opened_after: Instant): Promise<Failures> {
    const counted = await this.db.row(sql<Failures>`
      INSERT INTO failed_sign_ins AS f (account, address, failures, since) VALUES (${account}, ${address}, 1, ${now})
      ON CONFLICT (account, address) DO UPDATE SET
        failures = CASE WHEN f.since > ${opened_after} THEN f.failures + 1 ELSE 1 END,
        since = CASE WHEN f.since > ${opened_after} THEN f.since ELSE excluded.since END
      RETURNING failures, since`);
    return counted!;
  }

  /** Forgets the failures of a pair, unless there are too many: those it answers with. */
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
