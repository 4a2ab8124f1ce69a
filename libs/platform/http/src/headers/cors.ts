import type { FastifyCorsOptions } from '@fastify/cors';
import { env } from '@app/config';

/** Response headers that pages of other origins may read, besides those that every page may. */
export const EXPOSED = [
  'Accept-Ranges',
  'Allow',
  'Content-Disposition',
  'Content-Range',
  'Deprecation',
  'ETag',
  'Idempotent-Replayed',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Sunset',
  'WWW-Authenticate',
  'X-Process-Time',
  'X-Request-ID',
];
const PREFLIGHT_LASTS_S = 3_600;

/**
 * Origins that may call from a browser: `BACKEND_CORS_ORIGINS`. `["*"]` allows any origin, without credentials; a list allows its origins,
 * with credentials.
 */
export function crossOrigin(origins: readonly string[] = env.BACKEND_CORS_ORIGINS): FastifyCorsOptions {
  const any = origins.includes('*');
  return {
    // An OPTIONS that is no preflight is answered like one: Fastify would refuse it in a format of its own.
    strictPreflight: false,
    origin: any ? '*' : [...origins],
    credentials: !any,
    exposedHeaders: EXPOSED,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    maxAge: PREFLIGHT_LASTS_S,
  };
}
