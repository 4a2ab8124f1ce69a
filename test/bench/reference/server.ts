import { randomUUID } from 'node:crypto';
import { fastify } from 'fastify';
import { destination, pino } from 'pino';
import { type Actor, actorOf } from './access';
import { pool } from './pool';
import { settings } from './settings';
import { tasks } from './tasks';
import { users } from './users';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

const ACCEPTABLE = /^[A-Za-z0-9._-]{1,128}$/;
const log = pino({ redact: ['authorization'] }, destination({ sync: false, minLength: 4_096, periodicFlush: 200 }));

/**
 * The reference that Tutti is measured against. It gives the same answers from the same rows, hand-written on Fastify and pg alone.
 * Every request is authenticated, its role and scope are checked, its input is validated, it has an id, and it is logged.
 */
const app = fastify({
  bodyLimit: 1024 * 1024,
  ajv: { customOptions: { removeAdditional: false } },
  genReqId: ({ headers }) => {
    const given = headers['x-request-id'];
    return typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
  },
});

app.get('/health', () => ({ status: 'ok' }));

void app.register((api, _options, done) => {
  api.addHook('onRequest', async (request) => void (request.actor = await actorOf(request)));
  users(api);
  tasks(api);
  done();
});

app.addHook('onRequest', (request, reply, done) => {
  reply.header('x-request-id', request.id);
  done();
});
app.addHook('onResponse', ({ id, actor, method, url }, { statusCode, elapsedTime }, done) => {
  const [path] = url.split('?', 1);
  log.info({ request_id: id, user_id: actor?.id, method, path, status: statusCode, ms: Math.round(elapsedTime * 10) / 10 }, 'request');
  done();
});
app.setErrorHandler<Error & { statusCode?: number; validation?: unknown[] }>((error, request, reply) => {
  const status = error.validation ? 422 : (error.statusCode ?? 500);
  if (status >= 500) log.error({ err: error, request_id: request.id });
  const problem = { status, error: error.name, message: error.message, request_id: request.id };
  void reply.code(status).type('application/problem+json').send(JSON.stringify(problem));
});

async function main(): Promise<void> {
  await pool.query('SELECT 1');
  await app.listen({ port: settings.PORT, host: '127.0.0.1' });
}

process.once('SIGTERM', () => void app.close().then(() => pool.end()));
void main();
