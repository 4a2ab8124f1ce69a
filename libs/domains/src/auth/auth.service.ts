import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, type Identity, Passwords, type Visitor } from '@app/auth';
import { Clock, env } from '@app/config';
import { type Card, Database, type Instant, instant } from '@app/database';
import { type User, UsersService } from '@domains/users';
import { type Account, AccountsRepository } from './accounts.repository';
import { InvalidCredentials, RegistrationClosed, TooManyFailures } from './auth.errors';
import { MAX_FAILURES, WINDOW_MS } from './failed-sign-in.entity';
import { FailedSignInsRepository, type Failures, type Pair } from './failed-sign-ins.repository';
import { SessionEnd } from './session.entity';
import { type Origin, SessionsService, type TokenPair } from './sessions.service';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What `check` finds out. Never an error: a page that is being rendered needs an answer. */
export interface Finding {
  readonly identity?: Identity;
  readonly person?: Card<User>;
  readonly unknown: boolean;
}

@Injectable()
export class AuthService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly failed: FailedSignInsRepository,
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Whoever comes by themselves is a mentee without a company, until an invitation takes them into one. */
  async register(draft: Credentials & { readonly name: string }): Promise<Card<User>> {
    if (!env.REGISTRATION_ENABLED) throw new RegistrationClosed();
    const user = await this.users.register(draft);
    return this.users.profile(user);
  }

  async login({ email, password }: Credentials, origin: Origin): Promise<TokenPair> {
    const pair = { account: createHash('sha256').update(email.toLowerCase()).digest('base64url'), address: origin.address };
    this.refuseBeyondLimit(await this.failed.find(pair, this.windowStart()), MAX_FAILURES);

    const account = await this.accounts.findByEmail(email.toLowerCase());
    const matches = await this.passwords.matches(password, account?.password_hash);
    if (!matches || !account?.may_sign_in) return this.refuse(pair, account);
    return this.admit(pair, account, origin);
  }

  refresh(refresh_token: string): Promise<TokenPair> {
    return this.sessions.refresh(refresh_token);
  }

  logout(identity: Identity): Promise<void> {
    return this.sessions.end(identity.session_id, identity, SessionEnd.SignedOut);
  }

  me(actor: Actor): Promise<Card<User>> {
    return this.users.profile(actor);
  }

  async check({ identity, unknown }: Visitor): Promise<Finding> {
    if (!identity) return { unknown };
    return this.me(identity).then(
      (person) => ({ identity, person, unknown: false }),
      () => ({ unknown: true }),
    );
  }

  /** Called by the clock. */
  forgetOldFailures(): Promise<void> {
    return this.failed.removeOlderThan(this.windowStart());
  }

  /** Guesses made all at once are counted one after the other, so that no more than the limit have ever been looked at. */
  private async admit(pair: Pair, account: Account, origin: Origin): Promise<TokenPair> {
    return this.db.transaction(async () => {
      if (!(await this.failed.forgive(pair, MAX_FAILURES, this.windowStart())))
        throw this.tooMany(await this.failed.find(pair, this.windowStart()));
      await this.accounts.noteSignIn(account.id);
      await this.audit.note({ action: 'session.sign_in', actor_id: account.id, company_id: account.company_id, resource_id: account.id });
      return this.sessions.begin(account, origin);
    });
  }

  private async refuse(pair: Pair, account: Account | undefined): Promise<never> {
    const failures = await this.db.transaction(async () => {
      await this.audit.note({ action: 'session.refuse', company_id: account?.company_id, resource_id: account?.id });
      return this.failed.count(pair, instant(this.clock.now()), this.windowStart());
    });
    this.refuseBeyondLimit(failures, MAX_FAILURES + 1);
    throw new InvalidCredentials();
  }

  private refuseBeyondLimit(failures: Failures | undefined, limit: number): void {
    if (failures && failures.failures >= limit) throw this.tooMany(failures);
  }

  private tooMany(failures: Failures | undefined): TooManyFailures {
    const opened = failures ? Date.parse(failures.since) : +this.clock.now();
    return new TooManyFailures(undefined, Math.max(1, Math.ceil((opened + WINDOW_MS - +this.clock.now()) / 1_000)));
  }

  private windowStart(): Instant {
    return instant(new Date(+this.clock.now() - WINDOW_MS));
  }
}
