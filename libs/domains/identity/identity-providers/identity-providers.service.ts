import { Injectable, Logger } from '@nestjs/common';
import type { Identity } from '@app/auth';
import { DomainError } from '@app/errors';
import type { Admission, Origin } from '@identity/auth';
import { ArrivalsService } from './arrivals.service';
import { IdentitiesService } from './identities.service';
import { SignInNotBegunHere } from './identity-providers.errors';
import type { LinkedIdentity } from './linked-identity.entity';
import type { Provider } from './provider';
import { outlineOf, refusalFor } from './provider-failures';
import { Providers } from './providers';
import { destinationOf } from './return-to';
import { type Badge, type Cookies, type Errand, VisitsService } from './visits.service';

/** Where to send a browser, and what it is to keep meanwhile. */
export interface Departure {
  readonly url: URL;
  readonly badge: Badge;
}

/** What a browser comes back with. */
export interface Return {
  readonly query: string;
  readonly cookies: Cookies;
}

/** What has come of a visit: somebody is signed in, or has one identity more. */
export interface Arrival {
  readonly admission?: Admission;
  readonly identity?: LinkedIdentity;
  /** Why nobody is, for whom it is said at `return_to`. */
  readonly refusal?: DomainError;
  /** Where the browser is to go now. */
  readonly return_to: string | null;
  /** The name of the badge, which has done its service. */
  readonly badge: string;
}

/** Sign-in by another's word: there, and back again. */
@Injectable()
export class IdentityProvidersService {
  private readonly logger = new Logger(IdentityProvidersService.name);

  constructor(
    private readonly providers: Providers,
    private readonly visits: VisitsService,
    private readonly arrivals: ArrivalsService,
    private readonly identities: IdentitiesService,
  ) {}

  list(): Provider[] {
    return this.providers.list();
  }

  begin(name: string, return_to?: string): Promise<Departure> {
    const destination = return_to === undefined ? null : destinationOf(return_to);
    return this.depart({ provider: name, user_id: null, session_id: null, company_id: null, return_to: destination });
  }

  beginToLink(name: string, { id, session_id, company_id }: Identity): Promise<Departure> {
    return this.depart({ provider: name, user_id: id, session_id, company_id, return_to: null });
  }

  /** No connection is held while the provider is asked: the visit is over before, and what it comes to is one transaction after. */
  async arrive(name: string, { query, cookies }: Return, origin: Origin): Promise<Arrival> {
    const provider = this.providers.require(name);
    const { visit, luggage, badge } = await this.visits.end(name, stateIn(query), cookies);
    const { user_id, session_id, return_to } = visit;
    try {
      const assertion = await this.asking(provider, () => provider.identify(query, luggage));
      const guest = { ...assertion, provider: name };
      if (user_id === null || session_id === null) return { badge, return_to, admission: await this.arrivals.admit(guest, origin) };
      return { badge, return_to, identity: await this.identities.link(guest, { user_id, session_id }) };
    } catch (error) {
      if (return_to !== null && error instanceof DomainError) return { badge, return_to, refusal: error };
      throw error;
    }
  }

  private async depart(errand: Errand): Promise<Departure> {
    const provider = this.providers.require(errand.provider);
    const { luggage, badge } = await this.visits.begin(errand);
    return { badge, url: await this.asking(provider, () => provider.address(luggage)) };
  }

  private async asking<T>({ name }: Provider, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const refusal = refusalFor(error);
      if (refusal) this.logger.warn(`${name}: ${outlineOf(error)}`);
      throw refusal ?? error;
    }
  }
}

function stateIn(query: string): string {
  const [state, ...others] = new URLSearchParams(query).getAll('state');
  if (!state || others.length > 0) throw new SignInNotBegunHere();
  return state;
}
