import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { aSavedUser } from '@test/database';
import { startApi } from '@test/app';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { createApi } from '@app/http';
import { Metrics } from '@app/metrics';
import { DataSource } from 'typeorm';
import { ApiModule } from '../../apps/api/src/api.module';
import metadata from '../../apps/api/src/metadata';

/** Readiness is looked at once a second. */
const FRESH_FOR_MS = 1_100;

describe('headers and health of the api', () => {
  const api = startApi();

  it('answer preflights of any origin without credentials', async () => {
    const { headers } = await api.anonymous().get('/api/v1/hello', { origin: 'https://example.com' });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(headers['access-control-expose-headers']).toContain('X-Process-Time, X-Request-ID');
    const refused = await api.anonymous().get('/api/v1/users/1', { origin: 'https://example.com' });
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, '*']);
  });

  it('expose every header that the contract declares', async () => {
    const exposed = String(
      (await api.anonymous().get('/api/v1/hello', { origin: 'https://example.com' })).headers['access-control-expose-headers'],
    );
    const { paths, components } = (await api.anonymous().get('/openapi.json')).body;
    const answers = [...Object.values<any>(paths).flatMap((path) => Object.values<any>(path)), { responses: components.responses }];
    const named = answers.flatMap(({ responses }) => Object.values<any>(responses).flatMap(({ headers = {} }) => Object.keys(headers)));
    // No page may ever read a cookie that is being set.
    const hidden = [...new Set(named)].filter((name) => name !== 'Set-Cookie' && !exposed.split(', ').includes(name));
    expect(hidden).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(['ETag', 'Location', 'RateLimit', 'Retry-After']));
  });

  it('allow credentials for listed origins only', async () => {
    const origins = env.BACKEND_CORS_ORIGINS;
    Object.assign(env, { BACKEND_CORS_ORIGINS: ['https://app.example.com'] });
    const app = await createApi(ApiModule, metadata);
    try {
      await app.init();
      const from = async (origin: string) =>
        (await app.inject({ method: 'OPTIONS', url: '/api/v1/tasks', headers: { origin, 'access-control-request-method': 'POST' } }))
          .headers;
      expect(await from('https://app.example.com')).toMatchObject({
        'access-control-allow-origin': 'https://app.example.com',
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': expect.stringContaining('PATCH'),
      });
      expect((await from('https://evil.example.com'))['access-control-allow-origin']).toBeUndefined();
    } finally {
      Object.assign(env, { BACKEND_CORS_ORIGINS: origins });
      await app.close();
    }
  });

  it('include security headers and request id, in refusals and preflights too', async () => {
    const preflight = { method: 'OPTIONS', url: '/api/v1/tasks', headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' } } as const; // prettier-ignore
    for (const asked of ['/api/v1/hello', '/api/v1/users/1', '/nowhere', preflight]) {
      expect((await api.app().inject(asked as string)).headers).toMatchObject({
        'x-request-id': expect.any(String),
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
    }
  });

  it('compress long bodies and keep ETag and text unchanged', async () => {
    const mentor = await api.aSaved(Role.Mentor);
    const { body: task } = await api
      .as(mentor)
      .post('/api/v1/tasks', { title: 'a', description: 'long '.repeat(399), due_at: '2030-01-15T10:00:00Z', assignee_id: mentor.id });
    const ask = (encoding: string, url = `/api/v1/tasks/${task.id}`) => api.as(mentor).raw(url, { 'accept-encoding': encoding });
    const [plain, br, gzip] = [await ask('identity'), await ask('br'), await ask('gzip')];
    expect([plain, br, gzip].map(({ headers }) => [headers['content-encoding'], headers.etag])).toEqual([
      [undefined, '"1"'],
      ['br', '"1"'],
      ['gzip', '"1"'],
    ]);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    expect(br.headers.vary).toMatch(/accept-encoding/i);
    expect((await ask('br', '/api/v1/hello')).headers['content-encoding']).toBeUndefined();
    const problem = await ask('gzip', '/api/v1/tasks/999');
    expect([problem.statusCode, problem.headers['content-type']]).toEqual([404, expect.stringContaining('application/problem+json')]);
  });

  it('report liveness and readiness', async () => {
    for (const url of ['/health', '/health/live'])
      expect(await api.anonymous().get(url)).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await api.anonymous().get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok', degraded: [] } });
  });

  it('report not ready, but alive, without Postgres or with a pending migration', async () => {
    const app = await createApi(ApiModule, metadata);
    await app.init();
    const source = app.get(DataSource);
    const ready = () => app.inject('/health/ready');
    const pending = jest.spyOn(source, 'showMigrations').mockResolvedValue(true);
    expect([(await ready()).statusCode, (await ready()).json().details[0].field]).toEqual([503, 'migrations']);
    pending.mockRestore();
    await sleep(FRESH_FOR_MS);
    expect((await ready()).statusCode).toBe(200);
    const query = jest.spyOn(source, 'query').mockImplementation(() => new Promise(() => undefined));
    await sleep(FRESH_FOR_MS);
    const began = performance.now();
    const refused = await ready();
    expect([refused.statusCode, refused.json().error, refused.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '5']);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect((await app.inject('/health/live')).statusCode).toBe(200);
    query.mockRestore();
    await app.close();
  }, 15_000);

  it('measure requests by route template', async () => {
    const user = await api.aSaved(Role.Mentee);
    await api.as(user).get(`/api/v1/users/${user.id}`);
    api.get(Metrics).signIn('success');
    const { body } = await api.anonymous().raw('/metrics');
    expect(body).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/users\/:id",status="200"\} [1-9]/);
    expect(body).toMatch(/pg_pool_total \d/);
    expect(body).toMatch(/nodejs_eventloop_lag_seconds \d/);
    expect(body).toMatch(/sign_ins_total\{outcome="success"\} 1/);
    expect(body).toMatch(/tutti_security_events_total\{event="sign_in"\} \d/);
    expect(body).toMatch(/tutti_security_events_total\{event="refresh_token_reused"\} 0/);
    expect(body).not.toContain(`/users/${user.id}`);
  });

  it('finish open requests on shutdown and close their connections', async () => {
    const app = await createApi(ApiModule, metadata);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const agent = new Agent({ keepAlive: true });
    const source = app.get(DataSource);
    const get = (path: string) =>
      new Promise<{ status?: number; connection?: string }>((resolve, reject) => {
        const sent = request({ port, path, agent, host: '127.0.0.1' }, (answer) => {
          answer.resume().on('end', () => resolve({ status: answer.statusCode, connection: answer.headers.connection }));
        });
        sent.on('error', reject).end();
      });
    await aSavedUser(source);
    const query = source.query.bind(source);
    jest.spyOn(source, 'query').mockImplementation((...args) => new Promise((resolve) => setTimeout(() => resolve(query(...args)), 500)));
    const running = Array.from({ length: 5 }, () => get('/health/ready'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const began = performance.now();
    const closing = app.close();
    expect(await Promise.all(running)).toEqual(running.map(() => ({ status: 200, connection: 'close' })));
    await closing;
    expect(performance.now() - began).toBeLessThan(5_000);
    await expect(get('/health')).rejects.toThrow();
    agent.destroy();
  }, 20_000);
});
