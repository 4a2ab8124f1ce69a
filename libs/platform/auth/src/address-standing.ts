/**
 * The reason why an account may not create anything that outlives its session. `unproven`: it registered by itself, belongs to no company
 * and never confirmed its address. `unconfirmed`: a company created it and its address was never confirmed.
 */
export type AddressStanding = 'unproven' | 'unconfirmed';

/** Demand of a route on the caller's address. An account that a company created counts as `proven` but not as `confirmed`. */
export type NeededAddress = 'proven' | 'confirmed';

export const isAddressGood = (needed: NeededAddress, standing: AddressStanding | null | undefined): boolean =>
  !standing || (needed === 'proven' && standing !== 'unproven');

/** Takes an account back from the person who made it. The sign-in domains implement it. */
export abstract class AccountReclaimer {
  /**
   * Deletes everything made before the account passed from unproven to proven: sessions and unfinished sign-ins, API keys, the second
   * factor, passkeys, linked identities, mailed links and the referral. The caller replaces the password, in the same transaction.
   */
  abstract reclaim(user_id: number): Promise<void>;
}
