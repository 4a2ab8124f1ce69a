import { isIP } from 'node:net';
import { isIn, isPublic, networksOf, plainAddress } from './special-networks';

/** Decides which addresses may be connected to: public ones, and those in `OUTBOUND_ALLOWED_NETWORKS`. */
export class AddressRules {
  private readonly opened;

  /** True if the settings open any network at all. */
  readonly opensSome: boolean;

  constructor(opened: readonly string[]) {
    this.opened = networksOf(opened);
    this.opensSome = opened.length > 0;
  }

  /** True if requests may go to this address. Anything that is not an address is refused. */
  isAllowed(address: string): boolean {
    return isIP(address) !== 0 && !address.includes('%') && (this.isOpened(address) || isPublic(plainAddress(address)));
  }

  /** True if the address is in a network of `OUTBOUND_ALLOWED_NETWORKS`. The operator trusts these networks even without TLS. */
  isOpened(address: string): boolean {
    return isIP(address) !== 0 && !address.includes('%') && isIn(this.opened, plainAddress(address));
  }
}
