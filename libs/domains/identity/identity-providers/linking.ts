/** An account that an identity is linked to, or that has its e-mail address. */
export interface Known {
  readonly may_sign_in: boolean;
  /** True if it registered without an invitation, has no company, and its address was never confirmed. */
  readonly unproven: boolean;
}

/** Facts that decide the sign-in by a provider. */
export interface SignInFacts {
  /** Account that the identity is linked to. */
  readonly owner?: Known;
  /** Account with the e-mail address, if the provider has verified the address. */
  readonly namesake?: Known;
  /** True if the provider has verified the address. */
  readonly vouched: boolean;
  /** True if registration is open. */
  readonly open: boolean;
}

export type SignInVerdict = 'sign_in' | 'register' | 'claim' | 'not_admitted' | 'unverified' | 'account_exists' | 'closed';

/**
 * Decides a sign-in by a provider; the first rule that fits applies. An address alone never links an existing account, unless that account
 * is unproven: then the owner of the address gets it, without the password and the sessions of the person who registered it.
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

/** Facts that decide whether a signed-in user may link an identity. */
export interface LinkFacts {
  readonly owner: 'nobody' | 'self' | 'another';
  /** True if the address of the account was confirmed. */
  readonly confirmed: boolean;
}

/**
 * Decides about linking. An account with an unconfirmed address gets no identity, because the owner of the address could not remove it
 * later.
 */
export function judgeLink({ owner, confirmed }: LinkFacts): 'link' | 'linked' | 'taken' | 'unconfirmed' {
  if (owner !== 'nobody') return owner === 'self' ? 'linked' : 'taken';
  return confirmed ? 'link' : 'unconfirmed';
}
