import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const REQUEST_TIMEOUT_MS = 60_000;

/** For the server: longer than an upload may take. What takes less patience is watched over here. */
export const LONGEST_REQUEST_MS = 15 * 60_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** An upload: it has a time limit of its own. */
    takesLong?: boolean;
  }
}

/** Gives up on a body that has not come in within a minute, as node:http itself would if all requests had the same patience. */
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
  // What is answered before it has come in is not waited for, either.
  reply.raw.once('finish', stop);
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
