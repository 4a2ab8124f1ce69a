import type { Actor } from './actor';

/** A user whose address an admin changes. */
export interface AddressOwner {
  readonly id: number;
  readonly email: string;
  readonly company_id: string | null;
}

/** Changes sign-in addresses in the caller's transaction. The domain that stores mailed links implements it. */
export abstract class EmailAddressChanges {
  /** Notifies both addresses that an admin proposes the new one. The account gets it once the link mailed there is followed. */
  abstract propose(actor: Actor, owner: AddressOwner, email: string): Promise<void>;
  /** Sends the pending mail again, to an address that an admin has corrected: an invitation, or a link to verify it. */
  abstract sendAnew(actor: Actor, owner: AddressOwner, previous_email: string): Promise<void>;
}
