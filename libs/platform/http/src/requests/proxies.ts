import type { FastifyServerOptions } from 'fastify';
import type { TrustedProxies } from '@app/config';

/**
 * Converts `TRUST_PROXY` for Fastify. A number becomes a function, because Fastify trusts no proxy when it is given the number itself. Hop
 * 0 is the direct peer. Each proxy appends the address that it saw, so an address that a client made up is never reached.
 */
export const trustedBy = (proxies: TrustedProxies): FastifyServerOptions['trustProxy'] => {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  return proxies === false ? false : [...proxies];
};
