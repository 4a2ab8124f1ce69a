import { Injectable, Logger } from '@nestjs/common';
import type { Identity } from '@app/auth';
import { DomainError } from '@app/errors';
import type { Admission, Origin } from '@identity/auth';
import { ProviderSignInsService } from './provider-sign-ins.service';
import { IdentitiesService } from './identities.service';
import { SignInNotBegunHere } from './identity-providers.errors';
import type { ShownIdentity } from './linked-identity.entity';
import type { Provider } from './provider';
import { outlineOf, refusalFor } from './provider-failures';
import { ProviderRegistry } from './provider-registry';
import { destinationOf } from './return-to';
import { AuthorizationRequestsService, type BrowserBinding, type Cookies, type LoginIntent } from './authorization-requests.service';

/** URL to redirect the browser to, and its binding cookie. */
export interface AuthorizationRedirect {
  readonly url: URL;
  readonly binding: BrowserBinding;
}

/** The query and the cookies of a provider's callback. */
export interface Callback {
  readonly query: string;
  readonly cookies: Cookies;
}

/** Outcome of a callback: a sign-in or a linked identity. */
export interface CallbackOutcome {
  readonly admission?: Admission;
  readonly identity?: ShownIdentity;
  /** Error to report at `return_to`. */
  readonly refusal?: DomainError;
  /** URL to redirect the browser to. `null` for an answer in JSON. */
  readonly return_to: string | null;
  /** Name of the binding cookie, which is deleted now. */
  readonly binding: string;
}

/** Sign-in through identity providers. */
@Injectable()
export class IdentityProvidersService {
  private readonly logger = new Logger(IdentityProvidersService.name);

  constructor(
    private readonly providers: ProviderRegistry,
    private readonly requests: AuthorizationRequestsService,
    private readonly signIns: ProviderSignInsService,
    private readonly identities: IdentitiesService,
  ) {}

  list(): Provider[] {
    return this.providers.list();
  }

  begin(name: string, return_to?: string): Promise<AuthorizationRedirect> {
    const destination = return_to === undefined ? null : destinationOf(return_to);
    return this.redirect({ provider: name, user_id: null, session_id: null, company_id: null, return_to: destination });
  }

  beginToLink(name: string, { id, session_id, company_id }: Identity): Promise<AuthorizationRedirect> {
    return this.redirect({ provider: name, user_id: id, session_id, company_id, return_to: null });
  }

  /**
   * Handles a callback. No database connection is held while the provider is asked: the intent is consumed before, and the outcome is one
   * transaction after.
   */
  async handleCallback(name: string, { query, cookies }: Callback, origin: Origin): Promise<CallbackOutcome> {
    const provider = this.providers.require(name);
    const { intent, request, binding } = await this.requests.end(name, stateIn(query), cookies);
    const { user_id, session_id, return_to } = intent;
    try {
      const assertion = await this.asking(provider, () => provider.identify(query, request));
      const profile = { ...assertion, provider: name };
      // With `return_to`, the browser gets the session in cookies.
      const from = { ...origin, is_browser: return_to !== null };
      if (user_id === null || session_id === null) return { binding, return_to, admission: await this.signIns.admit(profile, from) };
      return { binding, return_to, identity: await this.identities.link(profile, { user_id, session_id }) };
    } catch (error) {
      if (return_to !== null && error instanceof DomainError) return { binding, return_to, refusal: error };
      throw error;
    }
  }

  private async redirect(intent: LoginIntent): Promise<AuthorizationRedirect> {
    const provider = this.providers.require(intent.provider);
    const { request, binding } = await this.requests.begin(intent);
    return { binding, url: await this.asking(provider, () => provider.address(request)) };
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
