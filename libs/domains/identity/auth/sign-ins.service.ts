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

/** The challenge is met with one of these second factors, from the same place, within `expires_in` seconds. */
export interface Challenge {
  readonly challenge: string;
  readonly factors: AskedFactors;
  readonly expires_in: number;
}

/** What somebody is given who has proved who they are: their tokens, or the challenge to do so once more. */
export type Admission = TokenPair | Challenge;

export const isChallenge = (admission: Admission): admission is Challenge => 'challenge' in admission;

/** Where every way of signing in ends, whatever it proves by: a password, or another's word. */
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

  /** Lets somebody in who has just proved that the account is theirs, or asks for their second factor. In the caller's transaction. */
  async admit(account: SignInAccount, origin: Origin): Promise<Admission> {
    const challenge = newSecret();
    const expires_at = instant(new Date(+this.clock.now() + CHALLENGE_LIFETIME_S * 1_000));
    const factors = await this.challenges.addIfNeeded({ ...presented(challenge, origin), user_id: account.id, expires_at });
    // Half a sign-in that succeeds is not held against the address either.
    if (factors) this.countAgainst(account, origin);
    return factors ? { challenge, factors, expires_in: CHALLENGE_LIFETIME_S } : this.begin(account, origin);
  }

  /** Signs somebody in by a proof that counts as both factors and answers a challenge. Runs in the caller's transaction. */
  async admitFully(account: SignInAccount, origin: Origin): Promise<TokenPair> {
    this.countAgainst(account, origin);
    return this.begin(account, origin);
  }

  /** Who is to meet a challenge. Nobody once it has been met, is too old, or comes from elsewhere. */
  ownerOf(challenge: string, origin: Origin): Promise<SignInAccount | undefined> {
    return this.challenges.ownerOf(presented(challenge, origin));
  }

  /** Lets somebody in who has met their challenge. In the caller's transaction; undefined where another request was first. */
  async complete(challenge: string, origin: Origin): Promise<TokenPair | undefined> {
    const account = await this.challenges.consume(presented(challenge, origin));
    return account && this.begin(account, origin);
  }

  /** For a sign-in that is refused before anybody is let in. */
  countFailure(): void {
    this.metrics.signIn('failure');
  }

  /** Called by the clock. */
  forgetOld(): Promise<void> {
    return this.challenges.removeExpiredBefore(instant(this.clock.now()));
  }

  private async begin(account: SignInAccount, origin: Origin): Promise<TokenPair> {
    const tokens = await this.sessions.begin(account, origin);
    this.db.afterCommit(() => this.metrics.signIn('success'));
    this.countAgainst(account, origin);
    return tokens;
  }

  /** Everybody of an office can sign in in the same hour: it is their own requests that it takes. The worker signs nobody in, and has no limits. */
  private countAgainst({ id }: SignInAccount, { address, is_browser }: Origin): void {
    this.db.afterCommit(() => void this.limits?.transfer(address, { id, is_browser }));
  }
}

const presented = (challenge: string, { address, user_agent }: Origin): Presented => ({
  hash: hashOf(challenge),
  address: networkOf(address),
  user_agent,
});
