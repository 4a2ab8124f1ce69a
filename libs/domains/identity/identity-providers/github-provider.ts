import {
  ClientSecretPost,
  Configuration,
  None,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  customFetch,
  fetchProtectedResource,
} from 'openid-client';
import type { SignInProvider } from '@app/config';
import { IdentityNotProven } from './identity-providers.errors';
import { ANSWERS_WITHIN_S, Outrage, askProvider } from './outbound';
import { type Assertion, type AuthorizationRequest, type Provider, assertionFrom } from './provider';

interface Address {
  readonly email: string;
  readonly primary: boolean;
  readonly verified: boolean;
}

/** GitHub: OAuth 2.0 without an id_token. Its API returns the identity for an access token. */
export class GitHubProvider implements Provider {
  readonly name: string;
  readonly label: string;
  private readonly configuration: Configuration;

  constructor(
    private readonly settings: SignInProvider,
    private readonly redirect_uri: string,
  ) {
    const { issuer, client_id, client_secret } = settings;
    ({ name: this.name, label: this.label } = settings);
    const endpoints = {
      authorization_endpoint: new URL('/login/oauth/authorize', issuer).href,
      token_endpoint: new URL('/login/oauth/access_token', issuer).href,
    };
    const auth = client_secret === undefined ? None() : ClientSecretPost(client_secret);
    this.configuration = new Configuration({ issuer, ...endpoints }, client_id, client_secret, auth);
    this.configuration.timeout = ANSWERS_WITHIN_S;
    this.configuration[customFetch] = askProvider;
    // `askProvider` decides which http addresses are allowed.
    allowInsecureRequests(this.configuration);
  }

  async address({ state, code_verifier }: AuthorizationRequest): Promise<URL> {
    const { redirect_uri } = this;
    const proof = { state, code_challenge: await calculatePKCECodeChallenge(code_verifier), code_challenge_method: 'S256' };
    return buildAuthorizationUrl(this.configuration, { redirect_uri, scope: this.settings.scope, ...proof });
  }

  async identify(query: string, { state, code_verifier }: AuthorizationRequest): Promise<Assertion> {
    const checks = { expectedState: state, pkceCodeVerifier: code_verifier };
    const { access_token } = await authorizationCodeGrant(this.configuration, new URL(`${this.redirect_uri}?${query}`), checks);
    const [person, addresses] = await Promise.all([
      this.asked<{ id?: unknown; login?: unknown; name?: unknown }>('/user', access_token),
      this.asked<Address[]>('/user/emails', access_token),
    ]);
    if (!Number.isSafeInteger(person.id) || !Array.isArray(addresses)) throw new IdentityNotProven();
    const primary = addresses.find((address) => address?.primary === true);
    return assertionFrom({
      issuer: this.settings.issuer,
      subject: String(person.id),
      email: primary?.email,
      vouched: primary?.verified === true,
      name: person.name ?? person.login,
    });
  }

  private async asked<Answer>(path: string, access_token: string): Promise<Answer> {
    const headers = new Headers({ accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' });
    const url = new URL(`${this.settings.api_url!.replace(/\/$/, '')}${path}`);
    const answer = await fetchProtectedResource(this.configuration, access_token, url, 'GET', null, headers);
    if (answer.status >= 500 || answer.status === 429) throw new Outrage('The API is unavailable.');
    if (answer.status !== 200) throw new IdentityNotProven();
    return (await answer.json().catch(() => ({}))) as Answer;
  }
}
