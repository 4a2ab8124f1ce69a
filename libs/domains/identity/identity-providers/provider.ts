import { emailForm, isEmailAddress, hasVisibleText, legibleName } from '@app/validation';
import { IdentityNotProven } from './identity-providers.errors';

/** Values of an OAuth authorization request, by which its answer is checked and redeemed. */
export interface AuthorizationRequest {
  readonly state: string;
  readonly nonce: string;
  readonly code_verifier: string;
}

/** Claims of a provider about a person. */
export interface Assertion {
  readonly issuer: string;
  readonly subject: string;
  /** Normalised address. */
  readonly email: string | null;
  /** True if the provider has verified the address. */
  readonly vouched: boolean;
  readonly name: string | null;
}

export interface Provider {
  readonly name: string;
  readonly label: string;
  /** Returns the URL to redirect the browser to. */
  address(request: AuthorizationRequest): Promise<URL>;
  /** Returns the provider's claims about the person, obtained by the query of the callback. */
  identify(query: string, request: AuthorizationRequest): Promise<Assertion>;
}

const MAX_NAME = 100;
/** OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. An empty one would be the same person for everybody. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** Builds an assertion from the claims. An invalid address is dropped; an invalid subject throws. */
export function assertionFrom(claims: { issuer: string; subject: string; email?: unknown; vouched: boolean; name?: unknown }): Assertion {
  const { issuer, subject, vouched } = claims;
  if (!SUBJECT.test(subject)) throw new IdentityNotProven();
  const email = typeof claims.email === 'string' ? emailForm(claims.email) : '';
  const isAddress = isEmailAddress(email);
  return { issuer, subject, email: isAddress ? email : null, vouched: isAddress && vouched, name: nameFrom(claims.name) };
}

function nameFrom(said: unknown): string | null {
  if (typeof said !== 'string') return null;
  const name = legibleName(said, MAX_NAME);
  return hasVisibleText(name) ? name : null;
}
