import type { FastifyInstance } from 'fastify';

/** Has every answer given while the server closes end its connection, so that no client keeps one open that nobody serves. */
export function closeConnections(fastify: FastifyInstance): void {
  let isClosing = false;
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
}
