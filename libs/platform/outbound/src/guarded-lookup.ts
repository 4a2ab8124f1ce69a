import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { AddressRules } from './address-rules';
import type { HostAddresses } from './host-addresses';
import { OutboundFailure } from './outbound-failure';

export interface Guarding {
  readonly names: HostAddresses;
  readonly rules: AddressRules;
  /** True if only opened addresses are allowed: the request would be readable on its way. */
  readonly isOnlyOpened: boolean;
  readonly signal: AbortSignal;
}

/**
 * The lookup of a connection. The socket connects to these very addresses and asks for no others, so that a name that resolves differently
 * the next time (DNS rebinding) gains nothing.
 */
export const guardedLookup =
  (guarding: Guarding): LookupFunction =>
  (name, options, callback) => {
    addressesOf(name, guarding).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        if (options.all) callback(null, found);
        else callback(null, found[0]!.address, found[0]!.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
    );
  };

/** The addresses of a name that may be connected to. Throws `OutboundFailure` if there are none. */
async function addressesOf(name: string, { names, signal, ...guarding }: Guarding): Promise<string[]> {
  const found = await names.of(name, signal);
  if (found.length === 0) throw new OutboundFailure('unresolved');
  return permitted(found, guarding);
}

/** A host that is an address is not looked up, so it is checked before. */
export function expectPermitted(host: string, guarding: Pick<Guarding, 'rules' | 'isOnlyOpened'>): void {
  if (isIP(host) !== 0) permitted([host], guarding);
}

function permitted(addresses: readonly string[], { rules, isOnlyOpened }: Pick<Guarding, 'rules' | 'isOnlyOpened'>): string[] {
  const allowed = addresses.filter((address) => rules.isAllowed(address));
  if (allowed.length === 0) throw new OutboundFailure('address_refused');
  const safe = isOnlyOpened ? allowed.filter((address) => rules.isOpened(address)) : allowed;
  if (safe.length === 0) throw new OutboundFailure('not_https');
  return safe;
}
