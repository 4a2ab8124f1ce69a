import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { hashOf } from '@app/auth';
import { Clock } from '@app/config';
import { Database, type Instant, instant } from '@app/database';
import { networkOf } from '@app/limits';
import { Metrics } from '@app/metrics';
import { AccountTalliesService } from './account-tallies.service';
import type { SignInAccount } from './sign-in-accounts.repository';
import { TooManyFailures } from './auth.errors';
import { MAX_FAILURES, WINDOW_MS } from './failed-sign-in.entity';
import { FailedSignInsRepository, type Failures, type Pair } from './failed-sign-ins.repository';

/**
 * Keeps a hash of what was typed, because people type passwords into the field of the address. An IPv6 address counts by its network,
 * because a customer has 2^64 addresses.
 */
export const pairOf = (email: string, address: string): Pair => ({
  account: hashOf(email),
  address: networkOf(address),
});

/** An attempt that may be checked. */
export interface Attempt extends Pair {
  /** True if it has claimed the turn for unknown networks. */
  readonly has_turn?: boolean;
}

/**
 * Limits failed sign-ins: 10 per account and network in 15 minutes. After 50 per account in an hour, over all networks, unknown networks
 * have to wait.
 */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly failed: FailedSignInsRepository,
    private readonly tallies: AccountTalliesService,
    private readonly audit: Audit,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Refuses an attempt before its password is hashed, if the result would be refused anyway. */
  async begin(pair: Pair): Promise<Attempt> {
    const failures = await this.failed.find(pair, this.windowStart());
    if (failures && failures.failures >= MAX_FAILURES) throw this.tooMany(failures);
    const { wait_s, is_taken } = await this.tallies.turnOf(pair);
    this.expectNoWait(wait_s);
    return { ...pair, has_turn: is_taken };
  }

  /** Counts a failure. `account` is for the audit log only: the answer must not show whether the account exists. */
  async fail(pair: Pair, account: SignInAccount | undefined): Promise<void> {
    const failures = await this.db.transaction(async () => {
      await this.audit.note({ action: 'session.refuse', company_id: account?.company_id, resource_id: account?.id });
      await this.tallies.count(pair);
      return this.failed.count(pair, instant(this.clock.now()), this.windowStart());
    }, [account?.company_id ?? null]);
    if (failures.failures > MAX_FAILURES) throw this.tooMany(failures);
    this.metrics.signIn('failure');
  }

  /** Accepts a right password. Concurrent guesses are counted one after the other, so a right one among too many is refused too. */
  async succeed(attempt: Attempt): Promise<void> {
    const failures = await this.failed.forgive(attempt, MAX_FAILURES, this.windowStart());
    if (failures) throw this.tooMany(failures);
    if (!attempt.has_turn) this.expectNoWait(await this.tallies.restAfter(attempt));
    await this.tallies.know(attempt);
  }

  /** Resets all failures of an account whose owner has been verified in another way. */
  async forgive(email: string): Promise<void> {
    // Locks in the same order as `fail`.
    await this.tallies.forgive(email);
    await this.failed.removeOf(hashOf(email));
  }

  async forgetOld(): Promise<void> {
    await this.failed.removeOlderThan(this.windowStart());
    await this.tallies.forgetOld();
  }

  private expectNoWait(wait_s: number): void {
    if (wait_s === 0) return;
    this.metrics.signIn('limited');
    throw new TooManyFailures(undefined, wait_s);
  }

  private tooMany({ since }: Failures): TooManyFailures {
    this.metrics.signIn('limited');
    const rest_ms = Date.parse(since) + WINDOW_MS - +this.clock.now();
    return new TooManyFailures(undefined, Math.max(1, Math.ceil(rest_ms / 1_000)));
  }

  private windowStart(): Instant {
    return instant(new Date(+this.clock.now() - WINDOW_MS));
  }
}
