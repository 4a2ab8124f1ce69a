import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '@app/audit';
import { derivedSecrets, hashOf, newSecret } from '@app/auth';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { SignInNotBegunHere } from './identity-providers.errors';
import type { AuthorizationRequest } from './provider';
import type { StoredLoginIntent } from './stored-login-intent.entity';
import { LoginIntentsRepository } from './login-intents.repository';

/** Seconds in which a user has to come back from the provider. */
export const LOGIN_INTENT_LASTS_S = 600;

const keys = derivedSecrets('provider-visit');

/** Derives a secret from a state. Knowing the state is not enough to compute it. */
const derived = (key: Buffer, what: 'badge' | 'nonce' | 'code_verifier', state: string): string =>
  createHmac('sha256', key).update(`${what}:${state}`).digest('base64url');

const authorizationRequestFor = (key: Buffer, state: string): AuthorizationRequest => ({
  state,
  nonce: derived(key, 'nonce', state),
  code_verifier: derived(key, 'code_verifier', state),
});

/** A cookie that binds an authorization request to the browser that began it. */
export interface BrowserBinding {
  /** Unique per request, so that two tabs do not disturb each other. */
  readonly name: string;
  readonly value: string;
}

/** The cookies of a request, by name. */
export type Cookies = ReadonlyMap<string, string>;

/** Reason of an authorization request: to sign in, or to link an identity to an account. */
export interface LoginIntent extends Pick<StoredLoginIntent, 'provider' | 'user_id' | 'session_id' | 'return_to'> {
  readonly company_id: string | null;
}

/** Begins authorization requests and accepts each callback once, within ten minutes, in the browser that began it. */
@Injectable()
export class AuthorizationRequestsService {
  constructor(
    private readonly intents: LoginIntentsRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async begin(intent: LoginIntent): Promise<{ request: AuthorizationRequest; binding: BrowserBinding }> {
    const state = newSecret();
    const key = keys[0]!;
    const expires_at = instant(new Date(+this.clock.now() + LOGIN_INTENT_LASTS_S * 1_000));
    await this.db.transaction(() => this.add({ ...intent, state_hash: hashOf(state), expires_at }));
    return { request: authorizationRequestFor(key, state), binding: { name: bindingNameOf(state), value: derived(key, 'badge', state) } };
  }

  /** Records requests to link an identity in the audit log. A sign-in has no user yet and is not recorded. */
  private async add({ company_id, ...intent }: LoginIntent & Pick<StoredLoginIntent, 'state_hash' | 'expires_at'>): Promise<void> {
    await this.intents.add(intent);
    const { user_id: actor_id, provider } = intent;
    if (actor_id) await this.audit.note({ action: 'identity.begin', actor_id, company_id, facts: { provider: code(provider) } });
  }

  /** Checks the browser binding before it consumes the intent, so that knowing the state is not enough to use it up. */
  async end(
    provider: string,
    state: string,
    cookies: Cookies,
  ): Promise<{ intent: StoredLoginIntent; request: AuthorizationRequest; binding: string }> {
    const binding = bindingNameOf(state);
    const shown = cookies.get(binding) ?? '';
    const key = keys.find((candidate) => isSame(shown, derived(candidate, 'badge', state)));
    const intent = key && (await this.intents.consume({ provider, state_hash: hashOf(state) }, instant(this.clock.now())));
    if (!intent) throw new SignInNotBegunHere();
    return { intent, request: authorizationRequestFor(key, state), binding };
  }

  forgetOld(): Promise<void> {
    return this.intents.removeExpiredBefore(instant(this.clock.now()));
  }
}

const bindingNameOf = (state: string): string => `tutti_visit_${hashOf(state).slice(0, 12)}`;

function isSame(shown: string, right: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
