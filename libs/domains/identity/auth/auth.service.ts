import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Visitor } from '@app/access';
import type { Actor, Identity } from '@app/auth';
import { env } from '@app/config';
import { Database, type JsonResource } from '@app/database';
import { Limits } from '@app/limits';
import { type GivenName, type User, UsersService } from '@organisation/users';
import { SignInAccountsRepository } from './sign-in-accounts.repository';
import { AttemptsService, pairOf } from './attempts.service';
import { InvalidCredentials, RegistrationClosed, SecondFactorRequired } from './auth.errors';
import { SessionEnd } from './session.entity';
import { ProofsService } from './proofs.service';
import { type Origin, SessionsService, type TokenPair } from './sessions.service';
import { type Admission, SignInsService, isChallenge } from './sign-ins.service';

/** A page that is being rendered does not wait for a database that hangs. */
const LOOK_FOR_MS = 1_000;

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What `check` finds out. Never an error: a page that is being rendered needs an answer. */
export interface SessionCheck {
  readonly identity?: Identity;
  readonly person?: JsonResource<User>;
  readonly unknown: boolean;
}

@Injectable()
export class AuthService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInsService,
    private readonly users: UsersService,
    private readonly proofs: ProofsService,
    private readonly limits: Limits,
    private readonly db: Database,
  ) {}

  /** Whoever comes by themselves is a mentee without a company, until an invitation takes them into one. */
  async register(draft: Credentials & GivenName): Promise<JsonResource<User>> {
    if (!env.REGISTRATION_ENABLED) throw new RegistrationClosed();
    const user = await this.users.register(draft);
    return this.users.profile(user);
  }

  /** An account that does not exist takes as long, and looks the same. */
  async login({ email, password }: Credentials, origin: Origin): Promise<Admission> {
    const address = email.toLowerCase();
    const pair = pairOf(address, origin.address);
    await this.attempts.begin(pair);
    const account = await this.accounts.findByEmail(address);
    const proven = await this.proofs.of(account, password);
    if (proven) {
      return this.db.transaction(async () => {
        await this.attempts.succeed(pair);
        return this.signIns.admit(proven, origin);
      });
    }
    await this.attempts.fail(pair, account);
    throw new InvalidCredentials();
  }

  /** For a client that knows tokens only, and has nobody to ask for a code. */
  async grant(credentials: Credentials, origin: Origin): Promise<TokenPair> {
    const admission = await this.login(credentials, origin);
    if (isChallenge(admission)) throw new SecondFactorRequired();
    return admission;
  }

  /** Counted before it is done: a client that were refused the next token after having used this one would lose its session. */
  async refresh(refresh_token: string, { address }: Origin): Promise<TokenPair> {
    const family = await this.sessions.familyOf(refresh_token);
    await (family ? this.limits.charge(family.user_id) : this.limits.chargeAddress(address));
    return this.sessions.refresh(refresh_token);
  }

  logout(identity: Identity): Promise<void> {
    return this.sessions.end(identity.session_id, identity, SessionEnd.SignedOut);
  }

  me(actor: Actor): Promise<JsonResource<User>> {
    return this.users.profile(actor);
  }

  async check({ identity, unknown }: Visitor): Promise<SessionCheck> {
    if (!identity) return { unknown };
    const found = this.me(identity).then(
      (person) => ({ identity, person, unknown: false }),
      () => ({ unknown: true }),
    );
    return Promise.race([found, sleep(LOOK_FOR_MS, { unknown: true }, { ref: false })]);
  }
}
