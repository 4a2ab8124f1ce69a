import { isIP, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The network by which requests are counted: an IPv4 address, or the /64 network that one IPv6 customer has. */
export function networkOf(address: string): string {
  if (!isIP(address)) return 'unknown';
  if (!isIPv6(address)) return address;
  const [, v4] = MAPPED.exec(address) ?? [];
  if (v4) return v4;

  const [head = '', tail] = address.split('::', 2);
  const left = groups(head);
  const right = groups(tail ?? '');
  const zeros: string[] = tail === undefined ? [] : new Array<string>(8 - left.length - right.length).fill('0');
  return `${[...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The last group may be an IPv4 address, which counts as two. */
const groups = (text: string): string[] =>
  text === '' ? [] : text.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : group));
