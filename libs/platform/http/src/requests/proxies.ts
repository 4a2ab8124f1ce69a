import type { FastifyServerOptions } from 'fastify';
import type { TrustedProxies } from '@app/config';

/**
 * `TRUST_PROXY` as Fastify takes it. A number becomes a function: Fastify believes nobody when it is given the number itself. Hop 0 is
 * whoever is connected to us; each proxy has appended the address that it saw, so what a client wrote itself is never reached.
 */
export const trustedBy = (proxies: TrustedProxies): FastifyServerOptions['trustProxy'] => {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  return proxies === false ? false : [...proxies];
};
