import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { hash } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { Role } from '@app/auth';
import { env } from '@app/config';

const PASSWORD = 'violin-on-the-roof';
/** More passwords than any machine can hash before the sign-in arrives. */
const MANY = 10 * availableParallelism();

describe('the password queue', () => {
  beforeAll(() => void Object.assign(env, { PASSWORD_WAIT_SECONDS: 20, BCRYPT_ROUNDS: 12 }));
  const api = startApi();
  beforeEach(async () => void (await api.aSaved(Role.Mentee, { email: 'mina@example.com', password_hash: await hash(PASSWORD, 12) })));

  const draft = (n: number) => ({ email: `registers-${n}@example.com`, password: PASSWORD, name: 'Somebody' });
  const register = (n: number, remoteAddress: string) =>
    api.app().inject({ method: 'POST', url: '/api/v1/auth/register', payload: draft(n), remoteAddress });
  const signIn = () =>
    api.app().inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email: 'mina@example.com', password: PASSWORD } });

  it('verifies a later sign-in before it hashes for registrations', async () => {
    const done: string[] = [];
    const registrations = Array.from({ length: MANY }, async (_, n) => {
      const { statusCode } = await register(n, `203.0.113.${n % 7}`);
      done.push('registered');
      return statusCode;
    });
    await eventually(() => Promise.resolve(done.length > 0));
    const { statusCode } = await signIn();
    expect(statusCode).toBe(200);
    expect(done.length).toBeLessThan(MANY / 2);
    // Registrations that have waited too long get a 503.
    for (const status of await Promise.all(registrations)) expect([201, 503]).toContain(status);
  });

  it('drops the work of clients that have disconnected', async () => {
    await api.app().listen(0, '127.0.0.1');
    const { port } = api.app().getHttpServer().address() as AddressInfo;
    const begin = (n: number) => {
      const body = JSON.stringify(draft(n));
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const asked = request({ port, method: 'POST', path: '/api/v1/auth/register', headers, agent: false });
      asked.on('error', () => undefined).end(body);
      return asked;
    };
    const clients = Array.from({ length: MANY }, (_, n) => begin(n));
    await sleep(400);
    clients.forEach((client) => client.destroy());
    expect((await signIn()).statusCode).toBe(200);
    await register(MANY, '203.0.113.1');
    // Registrations that were running when the clients hung up were finished; no other was begun.
    await eventually(async () => (await api.rows('SELECT FROM users')).length > 1);
    expect((await api.rows("SELECT FROM users WHERE email LIKE 'registers-%'")).length).toBeLessThan(MANY / 2);
  });
});
