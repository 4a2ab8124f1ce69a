import { isIP } from 'node:net';

/** The address that a host stands for without a name server. A URL writes `0x7f.1` and `2130706433` as `127.0.0.1`. */
export function addressIn({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return host;
  return /(^|\.)localhost\.?$/.test(host) ? '127.0.0.1' : undefined;
}
