import {
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type IDToken,
  None,
  type ServerMetadata,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import { type Clock, type SignInProvider, env, isReachable } from '@app/config';
import { ANSWERS_WITHIN_S, Outrage, askProvider } from './outbound';
import { type Assertion, type AuthorizationRequest, type Provider, assertionFrom } from './provider';

/**
 * Time in ms for which a discovery document is cached. Its keys are cached for five minutes, and read again when an unknown one is used.
 */
const KEPT_MS = 60 * 60 * 1_000;

/** Claims that a provider may make, of any type. */
type Said = { readonly [Claim in 'email' | 'email_verified' | 'name' | 'nickname']?: unknown };

/** A provider of OpenID Connect. */
export class OpenIdProvider implements Provider {
  readonly name: string;
  readonly label: string;
  private discovered?: { readonly configuration: Promise<Configuration>; readonly until: number };

  constructor(
    private readonly settings: SignInProvider,
    private readonly redirect_uri: string,
    private readonly clock: Clock,
  ) {
    ({ name: this.name, label: this.label } = settings);
  }

  async address({ state, nonce, code_verifier }: AuthorizationRequest): Promise<URL> {
    const { redirect_uri } = this;
    const code_challenge = await calculatePKCECodeChallenge(code_verifier);
    const proof = { state, nonce, code_challenge, code_challenge_method: 'S256' };
    const url = buildAuthorizationUrl(await this.configuration(), { redirect_uri, scope: this.settings.scope, ...proof });
    if (!isReachable(url.href, env.NODE_ENV === 'production')) throw new Outrage('The provider names an address that is not https.');
    return url;
  }

  async identify(query: string, { state, nonce, code_verifier }: AuthorizationRequest): Promise<Assertion> {
    const configuration = await this.configuration();
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: code_verifier, idTokenExpected: true };
    const tokens = await authorizationCodeGrant(configuration, new URL(`${this.redirect_uri}?${query}`), checks);
    const told: IDToken & Said = tokens.claims()!;
    const { sub, iss } = told;
    // Some providers put the address into the userinfo only, and not into the id_token.
    const isComplete = told.email !== undefined && told.email_verified !== undefined;
    const asked = !isComplete && configuration.serverMetadata().userinfo_endpoint;
    const more: Said = asked ? await fetchUserInfo(configuration, tokens.access_token, sub) : {};
    const { email, email_verified, name, nickname } = { ...told, ...more };
    const vouched = email_verified === true || email_verified === 'true';
    return assertionFrom({ issuer: iss, subject: sub, email, vouched, name: name ?? nickname });
  }

  /** Reads the configuration once for all who wait for it. A failure is not cached. */
  private configuration(): Promise<Configuration> {
    const now = +this.clock.now();
    if (this.discovered && now < this.discovered.until) return this.discovered.configuration;
    const configuration = this.discover();
    const discovered = { configuration, until: now + KEPT_MS };
    this.discovered = discovered;
    configuration.catch(() => {
      if (this.discovered === discovered) this.discovered = undefined;
    });
    return configuration;
  }

  private discover(): Promise<Configuration> {
    const { issuer, client_id, client_secret } = this.settings;
    return discovery(new URL(issuer), client_id, client_secret, this.clientAuth(), {
      [customFetch]: askProvider,
      timeout: ANSWERS_WITHIN_S,
      // `askProvider` decides which http addresses are allowed. The signature of an id_token is always verified, also over TLS.
      execute: [allowInsecureRequests, enableNonRepudiationChecks],
    });
  }

  private clientAuth(): ClientAuth {
    const { client_secret, client_auth } = this.settings;
    if (client_secret === undefined) return None();
    const [basic, post] = [ClientSecretBasic(client_secret), ClientSecretPost(client_secret)];
    return (server, ...rest) => ((client_auth ?? preferred(server)) === 'post' ? post : basic)(server, ...rest);
  }
}

/** By default the secret is sent in a header (OpenID Connect Discovery 1.0, section 3). */
const preferred = ({ token_endpoint_auth_methods_supported: methods }: ServerMetadata): 'basic' | 'post' =>
  !methods || methods.includes('client_secret_basic') ? 'basic' : 'post';
