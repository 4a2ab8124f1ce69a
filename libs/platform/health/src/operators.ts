import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { env, isLoopback } from '@app/config';

/** Headers of a request that came through a proxy: the peer is the proxy then, and not whoever asks. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'] as const;

type Asking = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Whether a request is from this machine itself. */
const isLocal = ({ headers, socket }: Asking): boolean =>
  isLoopback(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);

/** Compared as hashes of one length, so that neither the comparison's time nor its refusal tells how much of it was right. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request presents `METRICS_TOKEN`. */
export function hasMetricsToken({ headers }: Pick<Asking, 'headers'>, token = env.METRICS_TOKEN): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/** Whether a request may learn how the parts are: by the token, or by being from this machine. */
export const isOperator = (request: Asking): boolean => hasMetricsToken(request) || isLocal(request);

/** Whether the api's own port answers to `/metrics`: with a token for the token alone, with a port of its own not at all. */
export function mayReadMetrics(request: Asking): boolean {
  if (env.METRICS_TOKEN !== undefined) return hasMetricsToken(request);
  return env.METRICS_PORT === undefined && isLocal(request);
}
