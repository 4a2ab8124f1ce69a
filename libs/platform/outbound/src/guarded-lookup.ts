import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { AddressRules } from './address-rules';
import type { HostAddresses } from './host-addresses';
import { OutboundFailure } from './outbound-failure';

/** The conditions for one request. */
export interface Guarding {
  readonly names: HostAddresses;
  readonly rules: AddressRules;
  /** True if only addresses in `OUTBOUND_ALLOWED_NETWORKS` are allowed, because the request is not encrypted. */
  readonly isOnlyOpened: boolean;
  readonly signal: AbortSignal;
}

/**
 * Returns the DNS lookup of a connection. The socket connects to exactly the addresses that were checked and resolves the name no second
 * time, so a name that resolves differently then (DNS rebinding) cannot bypass the check.
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

/** Checks a host that is an address, because no lookup is made for it. Throws `OutboundFailure`. */
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
