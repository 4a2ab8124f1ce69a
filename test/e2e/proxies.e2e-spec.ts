import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { aSavedUser, empty } from '@test/database';
import { Role } from '@app/auth';
import { type TrustedProxies, env } from '@app/config';
import { createApi } from '@app/http';
import { tokenOf } from '@test/tokens';
import { operations } from '@test/grid/contract';
import { ApiModule } from '../../apps/api/src/api.module';
import metadata from '../../apps/api/src/metadata';

const EVIL = 'evil.example';

describe('an api behind proxies', () => {
  const before = { ...env };
  let app: NestFastifyApplication | undefined;
  afterEach(async () => {
    Object.assign(env, before);
    await app?.close();
  });

  async function anApi(TRUST_PROXY: TrustedProxies, settings: Partial<typeof env> = {}): Promise<NestFastifyApplication> {
    Object.assign(env, { TRUST_PROXY, ...settings });
    app = await createApi(ApiModule, metadata);
    await app.init();
    await empty();
    return app;
  }

  const guess = async (forwarded: string, remoteAddress = '10.0.0.9') =>
    app!.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { email: 'mina@example.com', password: 'cello-on-the-roof' },
      headers: { 'x-forwarded-for': forwarded },
      remoteAddress,
    });
  const addressAfter = async (forwarded: string, remoteAddress?: string): Promise<string> => {
    const source = app!.get(DataSource);
    const user = await aSavedUser(source, { email: 'mina@example.com' });
    await guess(forwarded, remoteAddress);
    const refusals = `SELECT address FROM audit_entries WHERE action = 'session.refuse' AND resource_id = $1`;
    const [entry] = await source.query<{ address: string }[]>(refusals, [String(user.id)]);
    return entry!.address;
  };

  it.each<[string, { proxies: TrustedProxies; forwarded: string; peer?: string; address: string }]>([
    ['nobody', { proxies: false, forwarded: 'forged', address: '10.0.0.9' }],
    ['one proxy', { proxies: 1, forwarded: 'forged, 203.0.113.9', address: '203.0.113.9' }],
    ['one proxy, after two more addresses', { proxies: 1, forwarded: 'forged, 198.51.100.1, 203.0.113.9', address: '203.0.113.9' }],
    ['two proxies', { proxies: 2, forwarded: 'forged, 203.0.113.9, 10.0.0.8', address: '203.0.113.9' }],
    ['a network', { proxies: ['10.0.0.0/8'], forwarded: 'forged, 203.0.113.9, 10.0.0.8', address: '203.0.113.9' }],
    ['a network of others', { proxies: ['10.0.0.0/8'], forwarded: 'forged, 203.0.113.9', peer: '192.0.2.7', address: '192.0.2.7' }],
  ])(
    'notes the address that was seen, and none that a client wrote, when it trusts %s',
    async (_, { proxies, forwarded, peer, address }) => {
      await anApi(proxies);
      expect(await addressAfter(forwarded, peer)).toBe(address);
    },
  );

  it('counts failed sign-ins by client, whatever the client forges in forwarded headers', async () => {
    await anApi(1);
    await aSavedUser(app!.get(DataSource), { email: 'mina@example.com' });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await guess(`198.51.100.${n}, 203.0.113.9`)).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    expect((await guess('198.51.100.1, 203.0.113.10')).statusCode).toBe(401);
  }, 120_000);

  it('counts anonymous requests by client, too', async () => {
    await anApi(1);
    const left = async (forwarded: string) => {
      const { headers } = await app!.inject({ url: '/api/v1/hello', headers: { 'x-forwarded-for': forwarded }, remoteAddress: '10.0.0.9' });
      return Number(/r=(\d+)/.exec(String(headers.ratelimit))![1]);
    };
    const first = await left('198.51.100.1, 203.0.113.77');
    expect(await left('198.51.100.2, 203.0.113.77')).toBe(first - 1);
  });

  it('builds no link from a forged host', async () => {
    await anApi(1);
    const source = app!.get(DataSource);
    const [admin] = [await aSavedUser(source, { role: Role.Admin }), await aSavedUser(source), await aSavedUser(source)];
    const headers = {
      authorization: `Bearer ${await tokenOf(app!, admin)}`,
      host: EVIL,
      'x-forwarded-host': EVIL,
      'x-forwarded-proto': 'gopher',
      forwarded: `host=${EVIL}`,
    };
    const ask = (url: string) => app!.inject({ url, headers, remoteAddress: '10.0.0.9' });
    const users = (await ask('/api/v1/users?page_size=1')).json<{ next: string }>();
    expect(users.next).toBe(`${env.PUBLIC_URL}/api/v1/users?page_size=1&page=2`);
    // A stream does not end.
    const read = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{') && !path.endsWith('/stream'));
    const answers = await Promise.all(read.map(async ({ path }) => [path, await ask(path)] as const));
    const misled = answers.filter(([, { body, headers: answered }]) => `${body}${JSON.stringify(answered)}`.includes(EVIL));
    expect(misled.map(([path]) => path)).toEqual([]);
    expect(read.length).toBeGreaterThan(30);
  });
});
