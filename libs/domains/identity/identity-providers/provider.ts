import { emailForm, isEmailAddress, hasVisibleText, legibleName } from '@app/validation';
import { IdentityNotProven } from './identity-providers.errors';

/** The OAuth authorization request: parameters for the provider, against which its answer is checked. */
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

/** An identity provider. */
export interface Provider {
  readonly name: string;
  readonly label: string;
  /** Returns the URL to redirect the browser to. */
  address(request: AuthorizationRequest): Promise<URL>;
  /** Returns the person who has come back, by the query of the callback. */
  identify(query: string, request: AuthorizationRequest): Promise<Assertion>;
}

const MAX_NAME = 100;
/** OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. An empty one would be the same person for everybody. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** Builds an assertion from the claims. An invalid address counts as unverified; an invalid subject is refused. */
export function assertionFrom(said: { issuer: string; subject: string; email?: unknown; vouched: boolean; name?: unknown }): Assertion {
  const { issuer, subject, vouched } = said;
  if (!SUBJECT.test(subject)) throw new IdentityNotProven();
  const email = typeof said.email === 'string' ? emailForm(said.email) : '';
  const isAddress = isEmailAddress(email);
  return { issuer, subject, email: isAddress ? email : null, vouched: isAddress && vouched, name: nameFrom(said.name) };
}

function nameFrom(said: unknown): string | null {
  if (typeof said !== 'string') return null;
  const name = legibleName(said, MAX_NAME);
  return hasVisibleText(name) ? name : null;
}
