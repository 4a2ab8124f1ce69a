import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';

const WITHIN_MS = 2_000;
const LOCALHOST = /^(?:[^.]+\.)*localhost\.?$/i;

/**
 * Resolves names by DNS alone, without `/etc/hosts` and search domains. The system's `getaddrinfo` would occupy a thread of the pool until
 * it gives up, so a few slow name servers of strangers could stop this process from reading files.
 */
@Injectable()
export class HostAddresses {
  /** Returns all addresses of a name, IPv4 first. Empty if it has none, or if no name server answers in time. */
  async of(name: string, signal: AbortSignal): Promise<string[]> {
    if (LOCALHOST.test(name)) return ['127.0.0.1', '::1'];
    const resolver = new Resolver({ timeout: WITHIN_MS, tries: 2 });
    const stop = () => resolver.cancel();
    signal.addEventListener('abort', stop);
    const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    signal.removeEventListener('abort', stop);
    return found.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  }
}
