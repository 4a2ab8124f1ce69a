import { Injectable, Optional } from '@nestjs/common';
import { hashOf, newSecret } from '@app/auth';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { Limits, networkOf } from '@app/limits';
import { Metrics } from '@app/metrics';
import type { SignInAccount } from './sign-in-accounts.repository';
import { type Origin, SessionsService, type TokenPair } from './sessions.service';
import { type AskedFactors, type Presented, SignInChallengesRepository } from './sign-in-challenges.repository';

const CHALLENGE_LIFETIME_S = 300;

/** A challenge that one of these second factors completes, from the same network and browser, within `expires_in` seconds. */
export interface Challenge {
  readonly challenge: string;
  readonly factors: AskedFactors;
  readonly expires_in: number;
}

/** Outcome of a first proof: tokens, or a challenge for the second factor. */
export type Admission = TokenPair | Challenge;

export const isChallenge = (admission: Admission): admission is Challenge => 'challenge' in admission;

/** Completes every kind of sign-in, by password, passkey or identity provider. */
@Injectable()
export class SignInsService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly challenges: SignInChallengesRepository,
    private readonly db: Database,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
    @Optional() private readonly limits?: Limits,
  ) {}

  /** Begins a session after the first proof, or returns a challenge if a second factor is needed. Runs in the caller's transaction. */
  async admit(account: SignInAccount, origin: Origin): Promise<Admission> {
    const challenge = newSecret();
    const expires_at = instant(new Date(+this.clock.now() + CHALLENGE_LIFETIME_S * 1_000));
    const factors = await this.challenges.addIfNeeded({ ...presented(challenge, origin), user_id: account.id, expires_at });
    // A first factor that succeeds does not count against the address either.
    if (factors) this.countAgainst(account, origin);
    return factors ? { challenge, factors, expires_in: CHALLENGE_LIFETIME_S } : this.begin(account, origin);
  }

  /** Begins a session after a proof that counts as both factors. Runs in the caller's transaction. */
  async admitFully(account: SignInAccount, origin: Origin): Promise<TokenPair> {
    this.countAgainst(account, origin);
    return this.begin(account, origin);
  }

  /** Finds the account of a challenge. Undefined if it was completed, has expired, or comes from another network or browser. */
  ownerOf(challenge: string, origin: Origin): Promise<SignInAccount | undefined> {
    return this.challenges.ownerOf(presented(challenge, origin));
  }

  /** Completes a challenge and begins a session, in the caller's transaction. Undefined if another request was first. */
  async complete(challenge: string, origin: Origin): Promise<TokenPair | undefined> {
    const account = await this.challenges.consume(presented(challenge, origin));
    return account && this.begin(account, origin);
  }

  /** Counts a sign-in that was refused before an admission. */
  countFailure(): void {
    this.metrics.signIn('failure');
  }

  forgetOld(): Promise<void> {
    return this.challenges.removeExpiredBefore(instant(this.clock.now()));
  }

  private async begin(account: SignInAccount, origin: Origin): Promise<TokenPair> {
    const tokens = await this.sessions.begin(account, origin);
    this.db.afterCommit(() => this.metrics.signIn('success'));
    this.countAgainst(account, origin);
    return tokens;
  }

  /**
   * Moves the request from the rate limit of the address to that of the user, because a whole office may sign in within an hour. The worker
   * has no limits.
   */
  private countAgainst({ id }: SignInAccount, { address, is_browser }: Origin): void {
    this.db.afterCommit(() => void this.limits?.transfer(address, { id, is_browser }));
  }
}

const presented = (challenge: string, { address, user_agent }: Origin): Presented => ({
  hash: hashOf(challenge),
  address: networkOf(address),
  user_agent,
});
