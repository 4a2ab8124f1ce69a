import { BlockList, isIP } from 'node:net';

// https://www.iana.org/assignments/iana-ipv4-special-registry, and the address of Azure's internal services (168.63.129.16).
const SPECIAL_IPV4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];

// Only this part of IPv6 is public. Loopback, link-local, unique local and multicast addresses are outside it and need no line.
const GLOBAL_IPV6 = ['2000::/3'];

// https://www.iana.org/assignments/iana-ipv6-special-registry. Teredo is in the first one; 6to4 (2002::/16) leads to any IPv4 address.
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Returns a list of networks in which an address can be looked up. An address without a prefix is a network of one. */
export function networksOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const isIPv6 = isIP(address) === 6;
    list.addSubnet(address, Number(prefix ?? (isIPv6 ? 128 : 32)), isIPv6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

const special = networksOf([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const global = networksOf(GLOBAL_IPV6);

/** True if an address is in one of the networks. */
export const isIn = (list: BlockList, address: string): boolean => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** True if an address is public: not of this machine, its network or its cloud provider, and not multicast or reserved. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !isIn(special, address);
  const embedded = translatedIn(address);
  if (embedded) return isPublic(embedded);
  return isIn(global, address) && !isIn(special, address);
}

/** Returns the IPv4 address of an IPv4-mapped IPv6 address (`::ffff:10.0.0.1`), and any other address as it is. */
export function plainAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  return groups.slice(0, 6).join() === '0,0,0,0,0,65535' ? embeddedIn(groups) : address;
}

/** Returns the IPv4 address to which a NAT64 gateway translates this one (RFC 6052, `64:ff9b::/96`). Undefined for others. */
function translatedIn(address: string): string | undefined {
  const groups = groupsOf(address);
  return groups.slice(0, 6).join() === '100,65435,0,0,0,0' ? embeddedIn(groups) : undefined;
}

const embeddedIn = (groups: readonly number[]): string =>
  groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');

/** Returns the eight groups of an IPv6 address. `URL` normalises it first: it then has hexadecimal groups only. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - first!.length - last!.length }, () => '0');
  return [...first!, ...zeros, ...last!].map((group) => parseInt(group, 16));
}
