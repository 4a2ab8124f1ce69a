import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { type Operation, operationOf } from '../openapi/operations';

/** Fields that hold a token, a secret or a signed URL. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'access_token',
  'refresh_token',
  'csrf_token',
  'preview_token',
  'challenge',
  'secret',
  'otpauth_uri',
  'recovery_codes',
  'key',
  'upload_url',
  'download_url',
  'feed_url',
  'thumbnail_url',
]);

/** The answer depends on the caller and on the language. */
const VARY = 'Authorization, Accept-Language';
const CONFIDENTIAL = { 'cache-control': 'no-store', vary: VARY };
const PRIVATE = { 'cache-control': 'private, no-cache', vary: VARY };
const PASSING = { 'cache-control': 'no-store' };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True if nothing may store an answer of this route, not even the browser that asked. */
    is_confidential?: boolean;
  }
}

/**
 * Sets the cache policy of every answer below `/api`. If the documented answer holds a secret or a file, nothing may store it. All other
 * answers may be stored by the caller's own client, which must revalidate before use. A route that answers with a secret need not declare
 * it.
 */
export function limitCaching(fastify: FastifyInstance, document: OpenAPIObject): void {
  fastify.addHook('onRoute', (route) => {
    const operation = operationOf(document, route);
    if (operation && isConfidential(document, operation, route.url)) route.config = { ...route.config, is_confidential: true };
  });
  fastify.addHook('onRequest', ({ url, routeOptions }, reply, done) => {
    if (url.startsWith('/api/')) reply.headers(routeOptions.config.is_confidential ? CONFIDENTIAL : PRIVATE);
    else if (url.startsWith('/health') || url.startsWith('/metrics')) reply.headers(PASSING);
    done();
  });
}

export function isConfidential(document: OpenAPIObject, { responses }: Operation, url: string): boolean {
  const contents = Object.entries(responses).flatMap(([status, answer]) =>
    status.startsWith('2') && answer && 'content' in answer ? [answer.content ?? {}] : [],
  );
  return (
    url.endsWith('/export') ||
    contents.some((content) => Object.keys(content).some((type) => type !== 'application/json') || holdsSecret(document, content))
  );
}

/** Searches a part of the document, following each reference once. */
function holdsSecret(document: OpenAPIObject, part: unknown, seen = new Set<string>()): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { $ref, properties = {} } = part as { $ref?: string; properties?: object };
  if (Object.keys(properties).some((field) => SECRET_FIELDS.has(field))) return true;
  return (
    Object.values(part).some((inner) => holdsSecret(document, inner, seen)) || ($ref !== undefined && holdsReferred(document, $ref, seen))
  );
}

function holdsReferred(document: OpenAPIObject, $ref: string, seen: Set<string>): boolean {
  if (seen.has($ref)) return false;
  seen.add($ref);
  return holdsSecret(document, document.components?.schemas?.[$ref.replace('#/components/schemas/', '')], seen);
}
