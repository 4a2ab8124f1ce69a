import { startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

describe('the sessions of a person', () => {
  const api = startApi();
  const missing = { status: 404, body: { code: 'E003', error: 'SESSION_NOT_FOUND' } };

  /** Mina, made by her admin, signed in on two devices. */
  async function mina() {
    const admin = await api.aSaved(Role.Admin);
    const account = { email: 'mina@example.com', password: PASSWORD };
    const { body: user } = await api.as(admin).post('/api/v1/users', { ...account, name: '김미나' });
    const signIn = async (agent: string) => {
      const { body } = await api.anonymous().post('/api/v1/auth/login', account, { 'user-agent': agent });
      const own = { authorization: `Bearer ${body.access_token}` };
      return {
        tokens: body as { access_token: string; refresh_token: string },
        get: (path: string) => api.anonymous().get(`/api/v1/${path}`, own),
        delete: (path: string) => api.anonymous().delete(`/api/v1/${path}`, own),
        post: (path: string) => api.anonymous().post(`/api/v1/${path}`, undefined, own),
        refresh: () => api.anonymous().post('/api/v1/auth/refresh', { refresh_token: body.refresh_token }),
      };
    };
    return { admin, user: user as User, signIn, here: await signIn(CHROME), there: await signIn('curl/8.14.1') };
  }
  const live = () => api.rows('SELECT id FROM sessions WHERE ended_at IS NULL ORDER BY id');

  it('are listed with device and network, newest first', async () => {
    const { here } = await mina();
    const { status, body } = await here.get('auth/sessions');
    expect([status, body.count]).toEqual([200, 2]);
    const moment = expect.stringMatching(/^\d{4}-.*\+00:00$/);
    const times = { created_at: moment, last_used_at: moment, expires_at: moment };
    expect(body.results).toEqual([
      { id: expect.any(Number), device: 'curl', user_agent: 'curl/8.14.1', address: '127.0.0.1', ...times, current: false },
      { id: expect.any(Number), device: 'Chrome on Windows', user_agent: CHROME, address: '127.0.0.1', ...times, current: true },
    ]);
  });

  it('are not listed once they have ended', async () => {
    const { here } = await mina();
    await api.rows("UPDATE sessions SET last_used_at = now() - interval '31 minutes'");
    expect((await here.get('auth/sessions')).body.count).toBe(2);
    await api.rows("UPDATE refresh_tokens SET expires_at = now() - interval '1 second'");
    expect((await here.get('auth/sessions')).body.count).toBe(0);
  });

  it('are limited to 200: one more ends the oldest', async () => {
    const { user, signIn, here } = await mina();
    await api.rows(`
      INSERT INTO sessions (user_id, expires_at, last_used_at)
      SELECT ${user.id}, now() + interval '1 day', now() FROM generate_series(1, 198) RETURNING id`);
    expect((await here.get('auth/me')).status).toBe(200);
    const next = await signIn(CHROME);
    expect([(await here.get('auth/me')).status, (await next.get('auth/me')).status]).toEqual([401, 200]);
    expect(await api.rows(`SELECT FROM sessions WHERE user_id = ${user.id} AND ended_at IS NULL`)).toHaveLength(200);
    expect(await api.rows("SELECT resource_id FROM audit_entries WHERE action = 'session.revoked'")).toHaveLength(1);
  });

  it('are ended one by one, at once', async () => {
    const { here, there } = await mina();
    const [other] = (await here.get('auth/sessions')).body.results;
    expect((await there.get('auth/me')).status).toBe(200);
    expect((await here.delete(`auth/sessions/${other.id}`)).status).toBe(204);
    expect((await there.get('auth/me')).status).toBe(401);
    expect((await there.refresh()).status).toBe(401);
    expect((await here.get('auth/me')).status).toBe(200);
    expect(await here.delete(`auth/sessions/${other.id}`)).toMatchObject(missing);
    expect(await api.rows("SELECT resource_id FROM audit_entries WHERE action = 'session.revoked'")).toEqual([
      { resource_id: String(other.id) },
    ]);
  });

  it('are 404 for other users', async () => {
    const { here, admin } = await mina();
    const [other] = (await here.get('auth/sessions')).body.results;
    for (const stranger of [admin, await api.aSaved(Role.Mentee), await api.aSaved(Role.Admin, { company_id: 'elsewhere' })]) {
      expect(await api.as(stranger).delete(`/api/v1/auth/sessions/${other.id}`)).toMatchObject(missing);
    }
    expect(await here.delete('auth/sessions/999999')).toMatchObject(missing);
    expect(await live()).toHaveLength(5);
  });

  it('are ended all but the caller’s', async () => {
    const { here, there, signIn } = await mina();
    const third = await signIn(CHROME);
    expect(await here.post('auth/sessions/revoke-others')).toMatchObject({ status: 200, body: { revoked: 2 } });
    expect((await here.get('auth/me')).status).toBe(200);
    for (const ended of [there, third]) expect([(await ended.get('auth/me')).status, (await ended.refresh()).status]).toEqual([401, 401]);
    expect((await here.post('auth/sessions/revoke-others')).body).toEqual({ revoked: 0 });
  });

  it('are listed and ended by an admin of the company, and by nobody else', async () => {
    const { admin, user, here } = await mina();
    const of = `/api/v1/users/${user.id}/sessions`;
    const { body } = await api.as(admin).get(of);
    expect(body.results.map(({ device, current }: any) => [device, current])).toEqual([
      ['curl', false],
      ['Chrome on Windows', false],
    ]);
    const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    for (const nobody of [stranger, platform]) {
      expect(await api.as(nobody).get(of)).toMatchObject({ status: 404, body: { error: 'USER_NOT_FOUND' } });
      expect(await api.as(nobody).post(`${of}/revoke`)).toMatchObject({ status: 404, body: { error: 'USER_NOT_FOUND' } });
    }
    for (const role of [Role.Mentor, Role.Mentee]) {
      expect((await api.as(await api.aSaved(role)).get(of)).status).toBe(403);
      expect((await api.as(await api.aSaved(role)).post(`${of}/revoke`)).status).toBe(403);
    }
    expect((await here.get('auth/me')).status).toBe(200);
    expect(await api.as(admin).post(`${of}/revoke`)).toMatchObject({ status: 200, body: { revoked: 2 } });
    expect([(await here.get('auth/me')).status, (await here.refresh()).status]).toEqual([401, 401]);
    const trail = await api.rows("SELECT actor_id, company_id FROM audit_entries WHERE action = 'session.revoked'");
    expect(trail).toEqual(Array(2).fill({ actor_id: admin.id, company_id: 'sinfonia' }));
  });

  it.each(['logout', 'sessions/revoke-others', 'refresh'])('stay ended while %s runs at the same time', async (verb) => {
    const { here, there, admin, user } = await mina();
    const answers = await Promise.all([
      there.refresh(),
      api.as(admin).post(`/api/v1/users/${user.id}/sessions/revoke`),
      verb === 'refresh' ? here.refresh() : here.post(`auth/${verb}`),
      there.refresh(),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await api.rows(`SELECT id FROM sessions WHERE user_id = ${user.id} AND ended_at IS NULL`)).toEqual([]);
    for (const { body } of answers.filter(({ body }) => body?.refresh_token)) {
      expect((await api.anonymous().post('/api/v1/auth/refresh', { refresh_token: body.refresh_token })).status).toBe(401);
      expect((await api.anonymous().get('/api/v1/auth/me', { authorization: `Bearer ${body.access_token}` })).status).toBe(401);
    }
  });
});
