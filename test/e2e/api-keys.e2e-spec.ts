import { setTimeout as sleep } from 'node:timers/promises';
import { startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

describe('an API key', () => {
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

  it('is shown once and stored as a hash', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { status, headers, body } = await make(admin, ['task:read', 'task:list', 'task:read'], { expires_at: inDays(30) });
    expect([status, headers.location]).toEqual([201, `/api/v1/api-keys/${body.id}`]);
    expect(body.key).toMatch(/^tutti_[a-z0-9]{8}_[\w-]{43}$/);
    expect(body).toMatchObject({
      name: 'Nightly report',
      prefix: body.key.slice(0, 14),
      scopes: ['task:list', 'task:read'],
      last_used_at: null,
    });

    const shown = await api.as(admin).get(`/api/v1/api-keys/${body.id}`);
    const { key, ...rest } = body;
    const { can, can_ask, ...row } = rest;
    expect([can, can_ask]).toEqual([['api_key:read', 'api_key:update', 'api_key:revoke'], []]);
    expect(shown.body).toEqual(rest);
    expect((await api.as(admin).get('/api/v1/api-keys')).body).toMatchObject({ count: 1, results: [row] });
    const kept = JSON.stringify([await api.rows('SELECT * FROM api_keys'), await api.rows('SELECT * FROM audit_entries')]);
    expect(kept).not.toContain(key.slice(15));
    expect(kept).toContain('api_key.create');
  });

  it('is refused scopes that do not exist, that its owner lacks, or that need a person', async () => {
    const mentee = await api.aSaved(Role.Mentee);
    const admin = await api.aSaved(Role.Admin);
    for (const scope of [
      'task:fly',
      'nothing:*',
      'session:list',
      'totp:*',
      'api_key:create',
      'api_key:*',
      'user:create',
      'request:settle',
    ]) {
      expect(await make(admin, [scope])).toMatchObject({ status: 422, body: { details: [{ field: 'scopes' }] } });
    }
    for (const scope of ['*', '*:*', 'task', 'task:', ':read', 'TASK:read', "task:read'--", 7, null]) {
      expect((await make(admin, [scope as string])).status).toBe(422);
    }
    expect((await make(admin, [])).status).toBe(422);
    expect(await make(mentee, ['task:start', 'user:import'])).toMatchObject({
      status: 403,
      body: {
        code: 'E006',
        details: [
          { field: 'scopes', message: 'you do not have the permission user:import yourself' },
          { field: 'permission', message: 'user:import' },
        ],
      },
    });
    for (const expires_at of [inDays(-1), inDays(400)]) expect((await make(admin, ['task:read'], { expires_at })).status).toBe(422);
    expect((await make(admin, ['task:read'], { user_id: mentee.id })).status).toBe(422);
  });

  it('loses rights with its owner, and is refused while they cannot sign in: here at once, elsewhere within a second', async () => {
    const boss = await api.aSaved(Role.Admin);
    const owner = await api.aSaved(Role.Admin);
    const { key } = await aKey(owner, 'department:*', 'task:*');
    const create = () => post(key, 'departments', { name: `New at ${Date.now()}` });
    expect((await create()).status).toBe(201);
    expect((await get(key, 'tasks', another)).status).toBe(200);

    await api.as(boss).post(`/api/v1/users/${owner.id}/role`, { role: 'mentee' });
    expect(await create()).toMatchObject({ status: 403, body: { code: 'E006' } });
    expect((await get(key, 'tasks')).status).toBe(200);
    await api.as(boss).post(`/api/v1/users/${owner.id}/suspend`);
    expect(await get(key, 'tasks')).toMatchObject(dead);
    await sleep(1_050);
    expect(await get(key, 'tasks', another)).toMatchObject(dead);
    await api.as(boss).post(`/api/v1/users/${owner.id}/deactivate`);
    expect(await get(key, 'tasks')).toMatchObject(dead);
  });

  it('is refused once revoked or expired, and loses a removed scope', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { key, id } = await aKey(admin, 'task:list', 'user:list');
    const { headers } = await api.as(admin).get(`/api/v1/api-keys/${id}`);
    const patch = (body: object, etag?: string) =>
      api.as(admin).patch(`/api/v1/api-keys/${id}`, body, etag ? { 'if-match': etag } : undefined);
    expect((await get(key, 'users')).status).toBe(200);
    expect((await patch({ scopes: ['task:list'] }, headers.etag as string)).body).toMatchObject({
      name: 'Nightly report',
      scopes: ['task:list'],
    });
    expect((await patch({ name: 'Late' }, headers.etag as string)).status).toBe(412);
    expect(await get(key, 'users')).toMatchObject(lacking('user:list'));
    expect((await api.as(admin).delete(`/api/v1/api-keys/${id}`)).status).toBe(204);
    expect(await get(key, 'tasks')).toMatchObject(dead);
    expect(await api.as(admin).delete(`/api/v1/api-keys/${id}`)).toMatchObject({ status: 404, body: { error: 'API_KEY_NOT_FOUND' } });

    const { body } = await make(admin, ['task:list'], { expires_at: inDays(1) });
    expect((await get(body.key, 'auth/check')).body.expires_at).not.toBeNull();
    await api.rows("UPDATE api_keys SET expires_at = now() - interval '1 second'");
    await sleep(1_050);
    expect(await get(body.key, 'tasks')).toMatchObject(dead);
  });

  it('is listed and revoked by an admin of the company, and is 404 for everybody else', async () => {
    const owner = await api.aSaved(Role.Mentor);
    const admin = await api.aSaved(Role.Admin);
    const colleague = await api.aSaved(Role.Mentor);
    const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    const { key, id } = await aKey(owner, 'task:list');
    const path = `/api/v1/api-keys/${id}`;
    for (const user of [colleague, stranger]) {
      for (const answer of [api.as(user).get(path), api.as(user).delete(path), api.as(user).patch(path, { name: 'Mine' })]) {
        expect(await answer).toMatchObject({ status: 404, body: { error: 'API_KEY_NOT_FOUND' } });
      }
    }
    const list = (user: User) => api.as(user).get(`/api/v1/api-keys?user_id=${owner.id}`);
    expect((await list(admin)).body).toMatchObject({ count: 1, results: [{ id }] });
    expect([(await list(colleague)).status, (await list(stranger)).status]).toEqual([403, 404]);
    expect((await api.as(admin).get('/api/v1/api-keys')).body.count).toBe(0);
    expect((await api.as(admin).patch(path, { scopes: ['task:list'] })).status).toBe(403);
    expect((await api.as(admin).delete(path)).status).toBe(204);
    expect(await get(key, 'tasks')).toMatchObject(dead);
    const [entry] = await api.rows("SELECT actor_id, company_id FROM audit_entries WHERE action = 'api_key.revoke'");
    expect(entry).toEqual({ actor_id: admin.id, company_id: 'sinfonia' });
  });

  it('is limited to 20 per person, also under concurrent creation', async () => {
    const admin = await api.aSaved(Role.Admin);
    for (let made = 0; made < 18; made++) expect((await make(admin, ['task:list'])).status).toBe(201);
    // Each waits for the one before, because all lock the same person: a few at once are enough, and end in time on a busy machine.
    const answers = await Promise.all(Array.from({ length: 6 }, () => make(admin, ['task:list'])));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'E128', error: 'TOO_MANY_API_KEYS' });
  });
});

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1_000).toISOString();
