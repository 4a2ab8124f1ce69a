import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { hashOf } from '@app/auth';
import { Clock } from '@app/config';
import { Database, type Instant, instant } from '@app/database';
import { networkOf } from '@app/limits';
import { Metrics } from '@app/metrics';
import type { SignInAccount } from './sign-in-accounts.repository';
import { TooManyFailures } from './auth.errors';
import { MAX_FAILURES, WINDOW_MS } from './failed-sign-in.entity';
import { FailedSignInsRepository, type Failures, type Pair } from './failed-sign-ins.repository';

/** What is typed is kept as a hash: people type passwords where addresses belong. Whoever has one IPv6 address has 2^64 of them. */
export const pairOf = (email: string, address: string): Pair => ({
  account: hashOf(email),
  address: networkOf(address),
});

/** Ten failures of one account from one address in a quarter of an hour are enough. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly failed: FailedSignInsRepository,
    private readonly audit: Audit,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Saves the work of looking at a password that would not be believed anyway. */
  async begin(pair: Pair): Promise<void> {
    const failures = await this.failed.find(pair, this.windowStart());
    if (failures && failures.failures >= MAX_FAILURES) throw this.tooMany(failures);
  }

  /** The account is for the log alone: whether there is one must make no difference. */
  async fail(pair: Pair, account: SignInAccount | undefined): Promise<void> {
    const failures = await this.db.transaction(async () => {
      await this.audit.note({ action: 'session.refuse', company_id: account?.company_id, resource_id: account?.id });
      return this.failed.count(pair, instant(this.clock.now()), this.windowStart());
    });
    if (failures.failures > MAX_FAILURES) throw this.tooMany(failures);
    this.metrics.signIn('failure');
  }

  /** Guesses made all at once are counted one after the other: the right one among too many is not believed either. */
  async succeed(pair: Pair): Promise<void> {
    const failures = await this.failed.forgive(pair, MAX_FAILURES, this.windowStart());
    if (failures) throw this.tooMany(failures);
  }

  /** For whoever has shown in another way whose the account is: from now on everybody's guesses count anew. */
  forgive(email: string): Promise<void> {
    return this.failed.removeOf(hashOf(email));
  }

  /** Called by the clock. */
  forgetOld(): Promise<void> {
    return this.failed.removeOlderThan(this.windowStart());
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
