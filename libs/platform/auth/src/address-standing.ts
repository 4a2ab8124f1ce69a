/**
 * Why an account may make nothing that outlives its session. `unproven`: it registered by itself, is of no company, and nobody has shown
 * that its address is theirs. `unconfirmed`: a company made it, and nobody has.
 */
export type AddressStanding = 'unproven' | 'unconfirmed';

/** Demand of a route on the caller's address. An account that a company vouches for counts as `proven`, and not as `confirmed`. */
export type NeededAddress = 'proven' | 'confirmed';

export const isAddressGood = (needed: NeededAddress, standing: AddressStanding | null | undefined): boolean =>
  !standing || (needed === 'proven' && standing !== 'unproven');

/** Takes back an account from whoever made it. The domains by which people sign in do it. */
export abstract class AccountReclaimer {
  /**
   * When an account passes from unproven to proven, everything that was made before is gone: sessions and half-done sign-ins, API keys, the
   * second factor, passkeys, linked identities, mailed links and the referral. Its password is replaced by whoever calls, in whose transaction this is.
   */
  abstract reclaim(user_id: number): Promise<void>;
}
