import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { env } from '@app/config';
import { createApi } from '@app/http';
import { ApiModule } from '../../apps/api/src/api.module';
import metadata from '../../apps/api/src/metadata';
import { redisIn } from '../../apps/up/src/redis';

/** Apis with small rate limits, which share a Redis of their own. Call it inside `describe`. */
export function limitedApis() {
  const redis = redisIn(mkdtempSync(join(tmpdir(), 'tutti-limits-')));
  const apps: NestFastifyApplication[] = [];
  const before = { ...env };

  beforeAll(() => redis.start());
  beforeEach(
    () =>
      void Object.assign(env, {
        REDIS_URL: redis.url,
        RATE_LIMIT_ANONYMOUS: 3,
        RATE_LIMIT_USER: 5,
        RATE_LIMIT_BROWSER: 7,
        RATE_LIMIT_MAILS: 2,
      }),
  );
  afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));
  afterAll(async () => {
    Object.assign(env, before);
    await redis.stop();
  });

  async function anApi(): Promise<NestFastifyApplication> {
    const app = await createApi(ApiModule, metadata);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    apps.push(app);
    return app;
  }
  let last = 0;
  const anAddress = () => `203.0.113.${++last}`;
  const hello = (app: NestFastifyApplication, address: string, url = '/api/v1/hello', headers = {}) =>
    app.inject({ url, headers, remoteAddress: address });
  const allowed = async (app: NestFastifyApplication, address: string, times = 6) => {
    let n = 0;
    for (let i = 0; i < times; i++) n += Number((await hello(app, address)).statusCode === 200);
    return n;
  };

  return { redis, anApi, anAddress, hello, allowed };
}
