import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Visitor } from '@app/access';
import type { Actor, Identity } from '@app/auth';
import { env } from '@app/config';
import type { JsonResource } from '@app/database';
import { InvalidToken } from '@app/errors';
import { Limits } from '@app/limits';
import { type GivenName, UserRegistrationsService, type UserView, UsersService } from '@organisation/users';
import { RegistrationClosed } from './auth.errors';
import type { Credentials } from './password-sign-ins.service';
import { SessionRevocationsService } from './session-revocations.service';
import { SessionEnd } from './session.entity';
import { type Origin, SessionsService, type TokenPair } from './sessions.service';

/** Limit in ms for the query of `check`: a page that is being rendered does not wait for a database that hangs. */
const LOOK_FOR_MS = 1_000;

/** Maximum length of `Accept-Language` that is kept. */
const MAX_LANGUAGES = 200;

/** Result of `check`. Never an error, because a page that is being rendered needs an answer. */
export interface SessionCheck {
  readonly identity?: Identity;
  readonly person?: JsonResource<UserView>;
  readonly unknown: boolean;
}

@Injectable()
export class AuthService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly revocations: SessionRevocationsService,
    private readonly users: UsersService,
    private readonly registrations: UserRegistrationsService,
    private readonly limits: Limits,
  ) {}

  /** Registers a mentee without a company. An invitation can take them into one later. */
  async register(draft: Credentials & GivenName, { address, languages }: Origin): Promise<JsonResource<UserView>> {
    if (!env.REGISTRATION_ENABLED) throw new RegistrationClosed();
    await this.limits.chargeMail(address);
    const user = await this.registrations.register(draft, languages?.slice(0, MAX_LANGUAGES));
    return this.users.profile(user);
  }

  /** Counts the request before it rotates the token: a client that was refused after its token had been used would lose the session. */
  async refresh(refresh_token: string, { address }: Origin): Promise<TokenPair> {
    const family = await this.sessions.familyOf(refresh_token);
    await (family ? this.limits.charge({ id: family.user_id, is_browser: family.is_browser }) : this.limits.chargeAddress(address));
    if (!family) throw new InvalidToken();
    return this.sessions.refresh(refresh_token, family);
  }

  logout(identity: Identity): Promise<void> {
    return this.revocations.end(identity.session_id, identity, SessionEnd.SignedOut);
  }

  me(actor: Actor): Promise<JsonResource<UserView>> {
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
