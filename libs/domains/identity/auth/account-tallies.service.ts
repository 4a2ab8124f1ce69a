import { Injectable } from '@nestjs/common';
import { hashOf } from '@app/auth';
import { Clock } from '@app/config';
import { type Instant, instant } from '@app/database';
import { AccountTalliesRepository, type AccountTallyState, type TallyWindow } from './account-tallies.repository';
import { KNOWN_FOR_MS, TALLY_WINDOW_MS, waitOf } from './account-tally.entity';
import type { Pair } from './failed-sign-ins.repository';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface Turn {
  /** None for a try that may be looked at. */
  readonly wait_s: number;
  /** Whether it is the one stranger whose turn it is. */
  readonly is_taken: boolean;
}

/**
 * The second tally of failed sign-ins: one for each account, over all networks. It slows down guessing from many networks, and locks nobody
 * out: networks that have signed in to the account within 30 days never wait.
 */
@Injectable()
export class AccountTalliesService {
  constructor(
    private readonly tallies: AccountTalliesRepository,
    private readonly clock: Clock,
  ) {}

  /** Whether a try from there may be looked at now. Of all strangers who try at once, one may. */
  async turnOf(pair: Pair): Promise<Turn> {
    const state = await this.tallies.find(pair, this.window());
    if (!state || state.is_known) return { wait_s: 0, is_taken: false };
    const tried_before = this.before(waitOf(state.failures) * 1_000);
    const is_taken = await this.tallies.takeTurn(pair.account, tried_before, this.before(0));
    return { wait_s: is_taken ? 0 : this.restOf(state), is_taken };
  }

  /** Seconds to wait for a password that has turned out right without a turn: of many tries at once, those after the fiftieth are not believed. */
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

  /** Called by the clock. */
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
