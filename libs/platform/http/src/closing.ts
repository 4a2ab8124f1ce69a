import { type Server, Server as ListeningServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long a client with an open connection has for one more request, whose answer tells it to disconnect. */
const LAST_ORDERS_MS = 1_000;

/**
 * Closes the server without failing any request. While it closes, it takes no new connections, answers requests on the existing ones and
 * ends each connection with its answer. Only idle connections are cut off.
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

/** Calls `done` when all connections are closed, or when the time is over. */
function lastOrders(server: Server, done: () => void): void {
  const late = setTimeout(done, LAST_ORDERS_MS);
  // A connection that arrives in this turn of the event loop is still accepted. `http.Server.close` would cut off idle connections, on
  // which a request may be under way.
  setImmediate(() => {
    ListeningServer.prototype.close.call(server, () => {
      clearTimeout(late);
      done();
    });
  });
}
