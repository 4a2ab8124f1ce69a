import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '@app/database';
import { env } from '@app/config';
import { createApi } from '@app/http';
import { ApiModule } from '../../apps/api/src/api.module';
import metadata from '../../apps/api/src/metadata';
import { freePort } from '../../apps/up/src/ports';

const TOKEN = 'a-token-for-prometheus';
const STRANGER = '203.0.113.9';

describe('metrics and readiness for operators', () => {
  const before = { ...env };
  let app: NestFastifyApplication;
  afterEach(async () => {
    Object.assign(env, before);
    await app.close();
  });

  async function anApi(settings: Partial<typeof env> = {}): Promise<void> {
    Object.assign(env, settings);
    app = await createApi(ApiModule, metadata);
    await app.init();
  }
  const ask = (url: string, remoteAddress = '127.0.0.1', headers = {}) => app.inject({ url, remoteAddress, headers });
  const statusOf = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).statusCode;

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'])(
    'are shown to loopback only, and refused with a %s header',
    async (header) => {
      await anApi();
      expect(await statusOf('/metrics')).toBe(200);
      expect(await statusOf('/metrics', '::1')).toBe(200);
      expect(await statusOf('/metrics', '127.0.0.1', { [header]: 'x' })).toBe(404);
      const refused = await ask('/metrics', STRANGER);
      expect([refused.statusCode, refused.json().error, refused.headers['cache-control']]).toEqual([404, 'ROUTE_NOT_FOUND', 'no-store']);
    },
  );

  it('are shown to holders of the token only, once it is set', async () => {
    await anApi({ METRICS_TOKEN: TOKEN });
    expect(await statusOf('/metrics', STRANGER, { authorization: `Bearer ${TOKEN}` })).toBe(200);
    for (const authorization of ['', 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(0, -1)}`, `Basic ${TOKEN}`])
      expect(await statusOf('/metrics', '127.0.0.1', { authorization })).toBe(401);
  });

  it('are served on METRICS_PORT only, once it is set', async () => {
    await anApi({ METRICS_PORT: await freePort() });
    const own = async (path: string, headers = {}) => {
      const answer = await fetch(`http://127.0.0.1:${env.METRICS_PORT}${path}`, { headers });
      return [answer.status, await answer.text()] as const;
    };
    expect(await own('/metrics')).toEqual([200, expect.stringContaining('http_request_duration_seconds')]);
    expect((await own('/api/v1/hello'))[0]).toBe(404);
    expect(await statusOf('/metrics')).toBe(404);
    Object.assign(env, { METRICS_TOKEN: TOKEN });
    expect((await own('/metrics'))[0]).toBe(401);
    expect((await own('/metrics', { authorization: `Bearer ${TOKEN}` }))[0]).toBe(200);
  });

  it('query Postgres at most once a second', async () => {
    await anApi();
    // One statement for the queues, and one for the numbers of domains.
    const rows = jest.spyOn(app.get(Database, { strict: false }), 'rows');
    await Promise.all(Array.from({ length: 50 }, () => ask('/metrics')));
    await ask('/metrics');
    expect(rows).toHaveBeenCalledTimes(2);
    await sleep(1_100);
    await ask('/metrics');
    expect(rows).toHaveBeenCalledTimes(4);
  });

  it('show strangers only whether the api is ready, without the degraded parts', async () => {
    await anApi({ METRICS_TOKEN: TOKEN });
    expect((await ask('/health/ready', STRANGER)).json()).toEqual({ status: 'ok' });
    expect((await ask('/health/ready')).json()).toEqual({ status: 'ok', degraded: [] });
    expect((await ask('/health/ready', STRANGER, { authorization: `Bearer ${TOKEN}` })).json()).toEqual({ status: 'ok', degraded: [] });
  });
});
