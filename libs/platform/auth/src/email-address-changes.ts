import type { Actor } from './actor';

/** Somebody whose address an admin changes. */
export interface AddressOwner {
  readonly id: number;
  readonly email: string;
  readonly company_id: string | null;
}

/** Changes the addresses that people sign in with, in the caller's transaction. The domain that keeps mailed links implements it. */
export abstract class EmailAddressChanges {
  /** Tells both addresses that an admin wants the new one. The account gets it once the link that is mailed there is followed. */
  abstract propose(actor: Actor, owner: AddressOwner, email: string): Promise<void>;
  /** Mails again, to an address that an admin has corrected, what was mailed to the one before: an invitation, or a link to verify it. */
  abstract sendAnew(actor: Actor, owner: AddressOwner, previous_email: string): Promise<void>;
}
