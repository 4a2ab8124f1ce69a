import { setTimeout as sleep } from 'node:timers/promises';
import { startApi } from '@test/app';
import { until } from '@test/starter';
import { Role } from '@app/auth';
import { concealText } from '../../libs/platform/logging/src/conceal';
import type { User } from '@organisation/users/user.entity';

const TASK = { title: 'Read the house rules' };

describe('a request with an API key', () => {
  const api = startApi();
  const another = startApi();
  const dead = { status: 401, body: { code: 'E002' } };
  const lacking = (scope: string) => ({
    status: 403,
    body: { code: 'E141', error: 'INSUFFICIENT_SCOPE', details: [{ field: 'scope', message: scope }] },
  });

  const make = (user: User, scopes: string[], more = {}) =>
    api.as(user).post('/api/v1/api-keys', { name: 'Nightly report', scopes, ...more });
  const bearing = (key: string) => ({ authorization: `Bearer ${key}` });
  const get = (key: string, path: string, of = api) => of.anonymous().get(`/api/v1/${path}`, bearing(key));
  const post = (key: string, path: string, body?: object) => api.anonymous().post(`/api/v1/${path}`, body, bearing(key));

  async function aKey(user: User, ...scopes: string[]) {
    const { body } = await make(user, scopes);
    return { key: body.key as string, id: body.id as number };
  }

  it('is allowed what its scopes name, and a refusal names the missing scope', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { key } = await aKey(admin, 'task:list', 'user:*');
    expect((await get(key, 'tasks')).status).toBe(200);
    expect((await get(key, `users/${admin.id}`)).status).toBe(200);
    expect((await get(key, 'auth/me')).body.id).toBe(admin.id);
    expect(await post(key, 'tasks', { ...TASK, assignee_id: admin.id })).toMatchObject(lacking('task:create'));
    expect(await get(key, 'companies')).toMatchObject(lacking('company:list'));
    expect(await get(key, 'audit')).toMatchObject(lacking('audit:list'));
  });

  it('is refused inside the service what is refused at the route', async () => {
    const admin = await api.aSaved(Role.Admin);
    const mina = await api.aSaved(Role.Mentee);
    const { key } = await aKey(admin, 'user:update', 'user:read');
    const change = (body: object) => api.anonymous().patch(`/api/v1/users/${mina.id}`, body, bearing(key));
    expect((await change({ position: 'Viola' })).status).toBe(200);
    for (const credential of [{ role: 'admin' }, { email: 'mine@example.com' }])
      expect(await change(credential)).toMatchObject({ status: 403, body: { error: 'NOT_BY_API_KEY' } });
    expect((await change({ employee_number: 7 })).body.error).toBe('FORBIDDEN');
    expect(await api.rows(`SELECT role FROM users WHERE id = ${mina.id}`)).toEqual([{ role: 'mentee' }]);
  });

  it('never reaches sessions, passwords, second factors or keys, whatever scopes are stored', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { key } = await aKey(admin, 'user:*');
    await api.rows(`UPDATE api_keys SET scopes = '{session:*,totp:*,api_key:*,identity:*,user:*}'`);
    for (const path of ['auth/sessions', 'auth/totp', 'api-keys', `users/${admin.id}/sessions`])
      expect((await get(key, path)).status).toBe(403);
    for (const path of ['auth/logout', 'auth/totp', 'auth/sessions/revoke-others', 'api-keys']) {
      expect((await post(key, path, path === 'api-keys' ? { name: 'More', scopes: ['user:*'] } : undefined)).status).toBe(403);
    }
    expect((await api.anonymous().post('/api/v1/auth/token/verify', { token: key })).status).toBe(401);
    expect((await api.anonymous().post('/api/v1/auth/refresh', { refresh_token: key })).status).toBe(401);
    expect((await get(key, 'auth/check')).body).toMatchObject({ authenticated: true, expires_at: null });
  });

  it('gets 404 for everything of another company', async () => {
    const admin = await api.aSaved(Role.Admin);
    const stranger = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const { key } = await aKey(admin, 'user:*');
    expect(await get(key, `users/${stranger.id}`)).toMatchObject({ status: 404 });
    expect(await post(key, `users/${stranger.id}/suspend`)).toMatchObject({ status: 404 });
  });

  it('records time and address of use once a minute, without a new version', async () => {
    const admin = await api.aSaved(Role.Admin);
    // Ids begin anew with each test; what a process has noted of a key does not.
    await api.rows("SELECT setval('api_keys_id_seq', 1000)");
    const { key, id } = await aKey(admin, 'task:list');
    const uses = () => api.rows(`SELECT last_used_at, last_used_address, version FROM api_keys WHERE id = ${id}`);
    await Promise.all([1, 2, 3].map(() => get(key, 'tasks')));
    await until(async () => (await uses())[0].last_used_at !== null);
    const [first] = await uses();
    expect(first).toMatchObject({ last_used_address: '127.0.0.1', version: 1 });
    await get(key, 'tasks', another);
    await sleep(50);
    expect(await uses()).toEqual([first]);
  });

  it('counts against the rate limit of its owner', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { key } = await aKey(admin, 'task:list');
    const left = (headers: Record<string, unknown>) => Number(/r=(\d+)/.exec(String(headers.ratelimit))![1]);
    const before = left((await api.as(admin).get('/api/v1/tasks')).headers);
    const { headers } = await get(key, 'tasks');
    expect([String(headers.ratelimit).startsWith('"user"'), left(headers)]).toEqual([true, before - 1]);
  });

  it('is refused with 401 if the key is malformed or not in its header', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { key } = await aKey(admin, 'task:list');
    const wrong = [
      `${key}x`,
      key.slice(0, -1),
      key.toUpperCase(),
      `tutti_${'a'.repeat(8)}_${'b'.repeat(43)}`,
      'tutti_',
      'tutti__',
      `tutti_${'x'.repeat(7_000)}`,
    ];
    for (const one of wrong) expect(await get(one, 'tasks')).toMatchObject(dead);
    for (const authorization of [
      key,
      `Basic ${key}`,
      `Token ${key}`,
      `Bearer ${key} ${key}`,
      `Bearer\t${key}`,
      'Bearer tutti_%00_\u00ff',
    ]) {
      expect((await api.anonymous().get('/api/v1/tasks', { authorization })).status).toBe(401);
    }
    for (const name of ['api_key', 'access_token', 'key'])
      expect((await api.anonymous().get(`/api/v1/tasks?${name}=${key}`)).status).toBe(401);
    expect((await api.anonymous().get('/api/v1/tasks', { 'x-api-key': key, cookie: `api_key=${key}` })).status).toBe(401);
    expect((await get(key, `tasks?api_key=${key}`)).status).toBe(422);
  });

  it('leaves no key in a log line, wherever it was sent', async () => {
    const { key } = await aKey(await api.aSaved(Role.Admin), 'task:list');
    for (const text of [`GET /api/v1/tasks?q=${key}`, `{"authorization":"Bearer ${key}"}`, `no such key ${key}.`, `x${key}`]) {
      expect(concealText(text)).not.toContain(key.slice(15));
    }
  });
  it('is refused while the company waits for the owner’s second factor', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { key } = await aKey(admin, 'task:list');
    await api.as(admin).patch('/api/v1/companies/sinfonia', { settings: { require_admin_totp: true } });
    expect(await get(key, 'tasks')).toMatchObject({ status: 403, body: { code: 'E140' } });
  });
});
