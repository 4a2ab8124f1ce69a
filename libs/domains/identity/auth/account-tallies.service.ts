import { Injectable } from '@nestjs/common';
import { hashOf } from '@app/auth';
import { Clock } from '@app/config';
import { type Instant, instant } from '@app/database';
import { AccountTalliesRepository, type AccountTallyState, type TallyWindow } from './account-tallies.repository';
import { KNOWN_FOR_MS, TALLY_WINDOW_MS, waitOf } from './account-tally.entity';
import type { Pair } from './failed-sign-ins.repository';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface Turn {
  /** Seconds to wait; 0 if the attempt may be checked. */
  readonly wait_s: number;
  /** True if this attempt has claimed the turn for unknown networks. */
  readonly is_taken: boolean;
}

/**
 * Counts failed sign-ins per account over all networks. It slows down guessing from many networks and locks nobody out: networks that have
 * signed in to the account within 30 days never wait.
 */
@Injectable()
export class AccountTalliesService {
  constructor(
    private readonly tallies: AccountTalliesRepository,
    private readonly clock: Clock,
  ) {}

  /** Tells whether an attempt from this network may be checked now. If several unknown networks try at once, one may. */
  async turnOf(pair: Pair): Promise<Turn> {
    const state = await this.tallies.find(pair, this.window());
    if (!state || state.is_known) return { wait_s: 0, is_taken: false };
    const tried_before = this.before(waitOf(state.failures) * 1_000);
    const is_taken = await this.tallies.takeTurn(pair.account, tried_before, this.before(0));
    return { wait_s: is_taken ? 0 : this.restOf(state), is_taken };
  }

  /**
   * Returns the seconds to wait if a password was right but the attempt had claimed no turn. With many concurrent attempts, those after the
   * fiftieth failure are refused.
   */
  async restAfter(pair: Pair): Promise<number> {
    const state = await this.tallies.find(pair, this.window());
    return !state || state.is_known ? 0 : this.restOf(state);
  }

  count({ account }: Pair): Promise<void> {
    return this.tallies.count(account, this.before(0), this.before(TALLY_WINDOW_MS));
  }

  know(pair: Pair): Promise<void> {
    return this.tallies.know(pair, this.before(0), this.before(DAY_MS));
  }

  forgive(email: string): Promise<void> {
    return this.tallies.removeOf(hashOf(email));
  }

  forgetOld(): Promise<void> {
    return this.tallies.removeOlderThan(this.window());
  }

  private restOf({ failures, tried_at }: AccountTallyState): number {
    const rest_ms = Date.parse(tried_at) + waitOf(failures) * 1_000 - +this.clock.now();
    return Math.max(1, Math.ceil(rest_ms / 1_000));
  }

  private window(): TallyWindow {
    return { opened_after: this.before(TALLY_WINDOW_MS), known_since: this.before(KNOWN_FOR_MS) };
  }

  private before(ms: number): Instant {
    return instant(new Date(+this.clock.now() - ms));
  }
}
