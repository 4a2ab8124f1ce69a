import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * The headers that helmet sets by default, as constants: computing them per request costs more than the request's own SQL. A test compares
 * them with helmet's. The policy of a JSON answer is the strictest possible.
 */
export const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
} as const;

/** Pages load only their own scripts and styles. Redoc searches in a worker that it creates itself. */
const PAGE_POLICY = [
  "default-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "object-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'worker-src blob:',
].join(';');

const PAGE_HEADERS = { ...SECURITY_HEADERS, 'content-security-policy': PAGE_POLICY };

const OWN_PAGES = ['/docs', '/redoc'];
const isPage = ({ url, routeOptions }: FastifyRequest): boolean =>
  url === '/' || routeOptions.config?.is_page === true || OWN_PAGES.some((start) => url.startsWith(start));

/** Sets the headers before any other hook, so that error answers have them, too. */
export function secure(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(isPage(request) ? PAGE_HEADERS : SECURITY_HEADERS);
    done();
  });
}
