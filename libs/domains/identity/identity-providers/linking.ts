/** The account that an identity is linked to, or else the one that has its e-mail address. */
export interface Known {
  readonly may_sign_in: boolean;
  /** Whether it registered by itself, is of no company, and nobody has shown that the address is theirs. */
  readonly unproven: boolean;
}

/** All that decides what becomes of somebody whom a provider has sent. */
export interface SignInFacts {
  /** Whose identity this is by now. */
  readonly owner?: Known;
  /** Who has the e-mail address. Nobody may be found by an address that is not vouched for. */
  readonly namesake?: Known;
  /** Whether the provider says that the address is theirs. */
  readonly vouched: boolean;
  /** Whether anybody may register. */
  readonly open: boolean;
}

export type SignInVerdict = 'sign_in' | 'register' | 'claim' | 'not_admitted' | 'unverified' | 'account_exists' | 'closed';

/**
 * What becomes of somebody who signs in by a provider, one line a rule, the first that fits. An account is never linked on the
 * strength of an address alone, but for one that nobody has shown to be theirs: that one goes to whoever the address belongs to,
 * without the password and the sessions of whoever typed it first.
 */
export function judgeSignIn({ owner, namesake, vouched, open }: SignInFacts): SignInVerdict {
  if (owner) return owner.may_sign_in ? 'sign_in' : 'not_admitted';
  if (!vouched) return 'unverified';
  if (!namesake) return open ? 'register' : 'closed';
  return judgeNamesake(namesake);
}

function judgeNamesake({ may_sign_in, unproven }: Known): SignInVerdict {
  if (unproven) return 'claim';
  return may_sign_in ? 'account_exists' : 'not_admitted';
}

/** All that decides whether somebody who is signed in may add an identity to their account. */
export interface LinkFacts {
  readonly owner: 'nobody' | 'self' | 'another';
  /** Whether the address of the account has been shown to be its owner's. */
  readonly confirmed: boolean;
}

/** An account whose address nobody has shown to be theirs takes on no identity: whoever the address belongs to could not get rid of it later. */
export function judgeLink({ owner, confirmed }: LinkFacts): 'link' | 'linked' | 'taken' | 'unconfirmed' {
  if (owner !== 'nobody') return owner === 'self' ? 'linked' : 'taken';
  return confirmed ? 'link' : 'unconfirmed';
}
