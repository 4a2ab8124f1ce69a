import type { FastifyCorsOptions } from '@fastify/cors';
import { env } from '@app/config';

/** Headers of answers that a page elsewhere may read, besides the few that every page may. */
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

/** Which origins may call from a browser: `BACKEND_CORS_ORIGINS`. Any of them (`["*"]`), and then without credentials; else those named, with. */
export function crossOrigin(origins: readonly string[] = env.BACKEND_CORS_ORIGINS): FastifyCorsOptions {
  const any = origins.includes('*');
  return {
    // An OPTIONS that is no preflight is answered like one: refused, it would be in words of its own.
    strictPreflight: false,
    origin: any ? '*' : [...origins],
    credentials: !any,
    exposedHeaders: EXPOSED,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    maxAge: PREFLIGHT_LASTS_S,
  };
}
