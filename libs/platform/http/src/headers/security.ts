import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * The headers that helmet sets by default, as constants: worked out per request they cost more than the request's own SQL.
 * A test holds them and helmet's together. The policy of a JSON answer is the strictest there is.
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

/** Pages load their own scripts and styles, and nothing from elsewhere; Redoc searches in a worker that it makes itself. */
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

/** Set first of all, so that refusals carry them, too. */
export function secure(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(isPage(request) ? PAGE_HEADERS : SECURITY_HEADERS);
    done();
  });
}
