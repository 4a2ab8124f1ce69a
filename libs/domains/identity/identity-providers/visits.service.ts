import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { derivedSecrets, hashOf, newSecret } from '@app/auth';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { SignInNotBegunHere } from './identity-providers.errors';
import type { Luggage } from './provider';
import type { ProviderVisit } from './provider-visit.entity';
import { VisitsRepository } from './visits.repository';

/** How long somebody may take at a provider: to find their password there, and their telephone. */
export const VISIT_LASTS_S = 600;

const keys = derivedSecrets('provider-visit');

/** What goes with a state, known to nobody who has only the state. */
const derived = (key: Buffer, what: 'badge' | 'nonce' | 'code_verifier', state: string): string =>
  createHmac('sha256', key).update(`${what}:${state}`).digest('base64url');

const luggageFor = (key: Buffer, state: string): Luggage => ({
  state,
  nonce: derived(key, 'nonce', state),
  code_verifier: derived(key, 'code_verifier', state),
});

/** What stays in the browser that somebody leaves with, and shows that it is the one that comes back. */
export interface Badge {
  /** One for each visit: two tabs do not get into each other's way. */
  readonly name: string;
  readonly value: string;
}

/** Of `cookies`, by name. */
export type Cookies = ReadonlyMap<string, string>;

/** Whom to send to which provider, and what for. */
export interface Errand extends Pick<ProviderVisit, 'provider' | 'user_id' | 'session_id' | 'return_to'> {
  readonly company_id: string | null;
}

/** Sends people to providers, and knows them when they come back: once, within ten minutes, in the browser that they left with. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async begin(errand: Errand): Promise<{ luggage: Luggage; badge: Badge }> {
    const state = newSecret();
    const key = keys[0]!;
    const expires_at = instant(new Date(+this.clock.now() + VISIT_LASTS_S * 1_000));
    await this.db.transaction(() => this.add({ ...errand, state_hash: hashOf(state), expires_at }));
    return { luggage: luggageFor(key, state), badge: { name: badgeNameOf(state), value: derived(key, 'badge', state) } };
  }

  /** Asking to link is a change of an account, and written down. Somebody who wants to sign in is nobody yet. */
  private async add({ company_id, ...visit }: Errand & Pick<ProviderVisit, 'state_hash' | 'expires_at'>): Promise<void> {
    await this.visits.add(visit);
    const { user_id: actor_id, provider } = visit;
    if (actor_id) await this.audit.note({ action: 'identity.begin', actor_id, company_id, facts: { provider } });
  }

  /** The browser is looked at first: whoever only knows the state does not use it up for its owner. */
  async end(provider: string, state: string, cookies: Cookies): Promise<{ visit: ProviderVisit; luggage: Luggage; badge: string }> {
    const badge = badgeNameOf(state);
    const shown = cookies.get(badge) ?? '';
    const key = keys.find((candidate) => isSame(shown, derived(candidate, 'badge', state)));
    const visit = key && (await this.visits.use({ provider, state_hash: hashOf(state) }, instant(this.clock.now())));
    if (!visit) throw new SignInNotBegunHere();
    return { visit, luggage: luggageFor(key, state), badge };
  }

  /** Called by the clock. */
  forgetOld(): Promise<void> {
    return this.visits.removeExpiredBefore(instant(this.clock.now()));
  }
}

const badgeNameOf = (state: string): string => `tutti_visit_${hashOf(state).slice(0, 12)}`;

function isSame(shown: string, right: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
