import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const REQUEST_TIMEOUT_MS = 60_000;

/** Timeout of the server: longer than an upload may take. Shorter timeouts are enforced here. */
export const LONGEST_REQUEST_MS = 15 * 60_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for an upload, which has a timeout of its own. */
    takesLong?: boolean;
  }
}

/** Aborts a request whose body has not arrived within a minute, as node:http would if all requests had the same timeout. */
export function limitPatience(fastify: FastifyInstance, within_ms = REQUEST_TIMEOUT_MS): void {
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    if (hasBody(request) && !request.routeOptions.config.takesLong) watch(fastify, request, reply, within_ms);
    done(null, payload);
  });
}

function watch({ server }: FastifyInstance, { raw }: FastifyRequest, reply: FastifyReply, within_ms: number): void {
  const late = setTimeout(() => {
    server.emit('clientError', Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket);
  }, within_ms);
  const stop = () => clearTimeout(late);
  raw.once('end', stop).once('close', stop);
  // A body that is still arriving after the answer has been sent is not awaited.
  reply.raw.once('finish', stop);
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
