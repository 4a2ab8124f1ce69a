import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { env, isLoopback } from '@app/config';

/** Headers of a request that came through a proxy: the peer is the proxy then, not the caller. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'] as const;

type Asking = Pick<IncomingMessage, 'headers' | 'socket'>;

/** True if a request comes from this machine itself. */
const isLocal = ({ headers, socket }: Asking): boolean =>
  isLoopback(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);

/** Compares hashes of equal length, so that timing reveals nothing about the token. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** True if a request presents `METRICS_TOKEN`. */
export function hasMetricsToken({ headers }: Pick<Asking, 'headers'>, token = env.METRICS_TOKEN): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/** True if a request may see the state of the parts: by the token, or because it comes from this machine. */
export const isOperator = (request: Asking): boolean => hasMetricsToken(request) || isLocal(request);

/** True if the api's own port may serve `/metrics`: if there is a token, only with it; if there is a separate port, never. */
export function mayReadMetrics(request: Asking): boolean {
  if (env.METRICS_TOKEN !== undefined) return hasMetricsToken(request);
  return env.METRICS_PORT === undefined && isLocal(request);
}
