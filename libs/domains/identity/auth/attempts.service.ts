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

/** What is typed is kept as a hash: people type passwords where addresses belong. Whoever has one IPv6 address has 2^64 of them. */
export const pairOf = (email: string, address: string): Pair => ({
  account: hashOf(email),
  address: networkOf(address),
});

/** A try that may be looked at. */
export interface Attempt extends Pair {
  /** Whether it is a stranger's whose turn it is. */
  readonly has_turn?: boolean;
}

/**
 * Ten failures of one account from one address in a quarter of an hour are enough; after fifty of one account in an hour, from wherever,
 * strangers to it wait for their turn.
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

  /** Saves the work of looking at a password that would not be believed anyway. */
  async begin(pair: Pair): Promise<Attempt> {
    const failures = await this.failed.find(pair, this.windowStart());
    if (failures && failures.failures >= MAX_FAILURES) throw this.tooMany(failures);
    const { wait_s, is_taken } = await this.tallies.turnOf(pair);
    this.expectNoWait(wait_s);
    return { ...pair, has_turn: is_taken };
  }

  /** The account is for the log alone: whether there is one must make no difference. */
  async fail(pair: Pair, account: SignInAccount | undefined): Promise<void> {
    const failures = await this.db.transaction(async () => {
      await this.audit.note({ action: 'session.refuse', company_id: account?.company_id, resource_id: account?.id });
      await this.tallies.count(pair);
      return this.failed.count(pair, instant(this.clock.now()), this.windowStart());
    }, [account?.company_id ?? null]);
    if (failures.failures > MAX_FAILURES) throw this.tooMany(failures);
    this.metrics.signIn('failure');
  }

  /** Guesses made all at once are counted one after the other: the right one among too many is not believed either. */
  async succeed(attempt: Attempt): Promise<void> {
    const failures = await this.failed.forgive(attempt, MAX_FAILURES, this.windowStart());
    if (failures) throw this.tooMany(failures);
    if (!attempt.has_turn) this.expectNoWait(await this.tallies.restAfter(attempt));
    await this.tallies.know(attempt);
  }

  /** For whoever has shown in another way whose the account is: from now on everybody's guesses count anew. */
  async forgive(email: string): Promise<void> {
    // In the order in which failures are counted.
    await this.tallies.forgive(email);
    await this.failed.removeOf(hashOf(email));
  }

  /** Called by the clock. */
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
