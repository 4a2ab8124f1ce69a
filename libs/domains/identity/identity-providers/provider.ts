import { emailForm, isEmailAddress, hasVisibleText, legibleName } from '@app/validation';
import { IdentityNotProven } from './identity-providers.errors';

/** The OAuth authorization request: what goes to the provider, and what its answer is checked against. */
export interface AuthorizationRequest {
  readonly state: string;
  readonly nonce: string;
  readonly code_verifier: string;
}

/** What a provider says of somebody. */
export interface Assertion {
  readonly issuer: string;
  readonly subject: string;
  /** In the form in which addresses are compared. */
  readonly email: string | null;
  /** Whether the provider says that the address is theirs. */
  readonly vouched: boolean;
  readonly name: string | null;
}

/** Somebody whose word is taken for who a person is. */
export interface Provider {
  readonly name: string;
  readonly label: string;
  /** Where to send a browser. */
  address(request: AuthorizationRequest): Promise<URL>;
  /** Who has come back, by the query that they came back with. */
  identify(query: string, request: AuthorizationRequest): Promise<Assertion>;
}

const MAX_NAME = 100;
/** OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. An empty one would be the same person for everybody. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** An assertion from what a provider has said, whatever that is: an address that is none vouches for nobody, and a subject that is none is refused. */
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
