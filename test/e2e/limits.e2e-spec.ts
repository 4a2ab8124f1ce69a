import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { aSavedUser, empty } from '@test/database';
import { limitedApis } from '@test/limited-apis';
import { Role } from '@app/auth';
import { Limits } from '@app/limits';
import { eventually } from '@test/eventually';
import { tokenOf } from '@test/tokens';

describe('the rate limits', () => {
  const { redis, anApi, anAddress, hello, allowed } = limitedApis();
  /** Requests from this machine, because only they get to know which services are down. */
  const here = (app: NestFastifyApplication, url: string) => hello(app, '127.0.0.1', url);
  /** Sends the counts of a process to Redis. Until then, it may let a request pass that another process refuses. */
  const settled = async (app: NestFastifyApplication) => {
    await eventually(async () => (await here(app, '/health/ready')).json().degraded.length === 0);
    await app.get(Limits).beforeApplicationShutdown();
  };
  /** Sends a request, then counts how many more pass. The first may be uncounted, as a process waits for Redis for at most 20 ms. */
  const leftAfterOne = async (app: NestFastifyApplication, address: string) => {
    await hello(app, address);
    await settled(app);
    return allowed(app, address);
  };

  it('count by address without a token, report what is left, and refuse the excess with 429', async () => {
    const [app, address] = [await anApi(), anAddress()];
    const first = await hello(app, address);
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"address";q=3;w=3600',
      ratelimit: expect.stringMatching(/^"address";r=2;t=\d+$/),
    });
    expect(await allowed(app, address)).toBe(2);
    const refused = await hello(app, address);
    expect([refused.statusCode, refused.json().error]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
    expect(refused.headers.ratelimit).toContain('r=0');
    expect((await hello(app, anAddress())).statusCode).toBe(200);
  });

  it('count by user with a valid token, and by address with an invalid one', async () => {
    const [app, address] = [await anApi(), anAddress()];
    await empty();
    const user = await aSavedUser(app.get(DataSource), { role: Role.Mentee });
    const me = { authorization: `Bearer ${await tokenOf(app, user)}` };
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await hello(app, anAddress(), `/api/v1/users/${user.id}`, me)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    await expect(app.get(Limits).charge(user)).rejects.toMatchObject({ about: { error: 'RATE_LIMITED' } });

    const bad = { authorization: 'Bearer nonsense' };
    const refused = [];
    for (let n = 0; n < 4; n++) refused.push((await hello(app, address, '/api/v1/users/1', bad)).statusCode);
    expect(refused).toEqual([401, 401, 401, 429]);
  });

  it('allow few password-reset mails, for known and unknown addresses alike', async () => {
    const [app, address] = [await anApi(), anAddress()];
    const forgot = (email: string) =>
      app.inject({ method: 'POST', url: '/api/v1/auth/password/forgot', payload: { email }, remoteAddress: address });
    const answers = [await forgot('a@example.com'), await forgot('b@example.com'), await forgot('c@example.com')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 429]);
    expect(Number(answers[2]!.headers['retry-after'])).toBeGreaterThan(3_500);
  });

  it('exempt health, metrics and documents', async () => {
    const app = await anApi();
    for (const url of ['/health', '/health/live', '/health/ready', '/metrics', '/openapi.json']) {
      for (let n = 0; n < 5; n++) expect((await here(app, url)).statusCode).toBe(200);
    }
    expect((await hello(app, anAddress(), '/health')).headers.ratelimit).toBeUndefined();
  }, 20_000);

  it('survive a restart of the api and are shared by processes', async () => {
    const [one, two, address] = [await anApi(), await anApi(), anAddress()];
    expect(await allowed(one, address, 1)).toBe(1);
    await settled(one);
    expect(await leftAfterOne(two, address)).toBe(1);
    await settled(two);
    expect(await leftAfterOne(await anApi(), address)).toBe(0);
  });

  it('continue in memory without Redis, without delaying any caller', async () => {
    const [app, address] = [await anApi(), anAddress()];
    expect(await allowed(app, address, 2)).toBe(2);
    await redis.stop();
    try {
      const slow: number[] = [];
      for (let n = 0; n < 20; n++) {
        const began = performance.now();
        await hello(app, anAddress());
        slow.push(performance.now() - began);
      }
      expect(slow.sort((a, b) => a - b)[10]).toBeLessThan(15);
      expect(await allowed(app, address)).toBe(1);
      expect(await allowed(app, anAddress())).toBe(3);
      expect((await here(app, '/health/ready')).json()).toEqual({ status: 'ok', degraded: ['redis'] });
    } finally {
      await redis.start();
    }
    await settled(app);
    expect(await leftAfterOne(await anApi(), address)).toBe(0);
  }, 30_000);
});
