import { type Server, Server as ListeningServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long whoever keeps a connection open has for one more request, whose answer tells them to go. */
const LAST_ORDERS_MS = 1_000;

/**
 * Leaves without failing anybody: while the server closes it takes no new connections, answers what comes in on the old
 * ones, and ends each with its answer. Only those that have kept silent are cut off.
 */
export function closeConnections(fastify: FastifyInstance): void {
  let isClosing = false;
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    if (fastify.server.listening) lastOrders(fastify.server, done);
    else done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** Calls `done` when everybody has gone, or has had the time. */
function lastOrders(server: Server, done: () => void): void {
  const late = setTimeout(done, LAST_ORDERS_MS);
  // Whoever knocks in this turn is still let in. `http.Server.close` would cut off idle connections: a request may be on its way.
  setImmediate(() => {
    ListeningServer.prototype.close.call(server, () => {
      clearTimeout(late);
      done();
    });
  });
}
