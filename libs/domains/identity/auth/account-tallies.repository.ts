import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';
import { MAX_OF_ACCOUNT } from './account-tally.entity';
import type { Pair } from './failed-sign-ins.repository';

/** Failures of an account over all networks, at the moment of a sign-in. */
export interface AccountTallyState {
  readonly failures: number;
  readonly tried_at: Instant;
  /** True if somebody has signed in to the account from this network recently. */
  readonly is_known: boolean;
}

/** Starts of the windows in which failures and networks count. */
export interface TallyWindow {
  readonly opened_after: Instant;
  readonly known_since: Instant;
}

@Injectable()
export class AccountTalliesRepository {
  constructor(private readonly db: Database) {}

  /** Finds the tally of an account for which unknown networks have to wait. Undefined for nearly all accounts. */
  find({ account, address }: Pair, { opened_after, known_since }: TallyWindow): Promise<AccountTallyState | undefined> {
    return this.db.row(sql<AccountTallyState>`
      SELECT t.failures, t.tried_at, EXISTS (SELECT FROM sign_in_networks n
        WHERE n.account = t.account AND n.network = ${address} AND n.seen_at > ${known_since}) AS is_known
      FROM sign_in_tallies t WHERE t.account = ${account} AND t.since > ${opened_after} AND t.failures >= ${MAX_OF_ACCOUNT}`);
  }

  /**
   * Claims the next attempt for an unknown network. Returns false if another request has claimed it: of concurrent attempts, one is
   * checked.
   */
  async takeTurn(account: string, tried_before: Instant, now: Instant): Promise<boolean> {
    const taken = await this.db.row(sql`
      UPDATE sign_in_tallies SET tried_at = ${now} WHERE account = ${account} AND tried_at <= ${tried_before} RETURNING account`);
    return !!taken;
  }

  /** Counts one more failure, and opens a new window if the old one has closed. */
  async count(account: string, now: Instant, opened_after: Instant): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO sign_in_tallies AS t (account, failures, since, tried_at) VALUES (${account}, 1, ${now}, ${now})
      ON CONFLICT (account) DO UPDATE SET
        failures = CASE WHEN t.since > ${opened_after} THEN t.failures + 1 ELSE 1 END,
        since = CASE WHEN t.since > ${opened_after} THEN t.since ELSE excluded.since END,
        tried_at = greatest(t.tried_at, excluded.tried_at)`);
  }

  /** Records a sign-in from this network, at most once a day. */
  async know({ account, address }: Pair, now: Instant, noted_before: Instant): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO sign_in_networks AS n (account, network, seen_at) VALUES (${account}, ${address}, ${now})
      ON CONFLICT (account, network) DO UPDATE SET seen_at = excluded.seen_at WHERE n.seen_at <= ${noted_before}`);
  }

  async removeOf(account: string): Promise<void> {
    await this.db.rows(sql`DELETE FROM sign_in_tallies WHERE account = ${account}`);
  }

  async removeOlderThan({ opened_after, known_since }: TallyWindow): Promise<void> {
    await this.db.rows(sql`DELETE FROM sign_in_tallies WHERE since <= ${opened_after}`);
    await this.db.rows(sql`DELETE FROM sign_in_networks WHERE seen_at <= ${known_since}`);
  }
}
