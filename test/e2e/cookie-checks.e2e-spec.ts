import { generateSync } from 'otplib';
import { startApi } from '@test/app';
import { browsing, emptied, kept, nobody } from '@test/browsers';
import { Role, SessionRightsCache } from '@app/auth';
import { env } from '@app/config';
import { SessionsRepository } from '@identity/auth/sessions.repository';

describe('a browser session', () => {
  beforeAll(() => void Object.assign(env, { BACKEND_CORS_ORIGINS: ['https://app.example.com'] }));
  const api = startApi();
  const here = api.anonymous();
  const { account: mina, login, browser, signIn } = browsing(api);

  it('is reported by `check`, which changes nothing', async () => {
    const { check, headers, refresh } = await signIn();
    const before = await api.rows('SELECT * FROM refresh_tokens');
    const found = await check();
    expect(found).toEqual({
      authenticated: true,
      user: expect.objectContaining({ email: mina.email }),
      expires_at: expect.stringMatching(/\+00:00$/),
    });
    const left_s = (Date.parse(found.expires_at) - Date.now()) / 1_000;
    expect(left_s).toBeGreaterThan(86_000);
    expect(await check()).toEqual(found);
    expect(await api.rows('SELECT * FROM refresh_tokens')).toEqual(before);
    expect((await here.get('/api/auth/check', headers)).body).toEqual(found);
    expect((await here.get('/api/v1/auth/check', { ...headers, authorization: 'Bearer wrong' })).body).toEqual(nobody);

    const next = browser(kept(await refresh()));
    expect(await check()).toEqual(nobody);
    expect((await next.check()).authenticated).toBe(true);
    await api.rows("UPDATE refresh_tokens SET expires_at = now() - interval '1 second'");
    expect(await next.check()).toEqual(nobody);
    for (const cookie of [
      'tutti_refresh_token=',
      'tutti_refresh_token=%E0%A4%A; x',
      `tutti_refresh_token=${'x'.repeat(5_000)}`,
      '=;;tutti_refresh_token',
    ]) {
      expect(await here.get('/api/v1/auth/check', { cookie })).toMatchObject({ status: 200, body: nobody });
    }
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('away'))],
    ['hangs', () => new Promise<never>(() => undefined)],
  ])('reports degraded while the database %s', async (_, rightsOfToken) => {
    const { check } = await signIn();
    const sessions = api.get(SessionsRepository);
    Object.assign(sessions, { rightsOfToken });
    expect(await check()).toEqual({ ...nobody, degraded: true });
    Reflect.deleteProperty(sessions, 'rightsOfToken');
    expect((await check()).authenticated).toBe(true);
  });

  it('ends when its owner is suspended, and no other session does', async () => {
    const { body, refresh, check, logout } = await signIn();
    const admin = await api.aSaved(Role.Admin);
    const { body: me } = await here.get('/api/v1/auth/me', { authorization: `Bearer ${body.access_token}` });
    await api.rows(`UPDATE users SET company_id = '${admin.company_id}' WHERE id = ${me.id}`);
    expect((await api.as(admin).post(`/api/v1/users/${me.id}/suspend`)).status).toBe(200);
    expect(await check()).toEqual(nobody);
    const answer = await refresh();
    expect([answer.status, kept(answer)]).toEqual([401, emptied]);
    expect((await logout()).status).toBe(204);
    expect((await login()).status).toBe(401);
  });

  it('gets no cookie before the second factor', async () => {
    const { body } = await signIn();
    const bearer = { authorization: `Bearer ${body.access_token}` };
    await api.rows('UPDATE users SET email_verified_at = now()');
    api.get(SessionRightsCache).forget();
    const { body: setup } = await here.post('/api/v1/auth/totp', undefined, bearer);
    const code = () => generateSync({ secret: setup.secret });
    expect((await here.post('/api/v1/auth/totp/confirm', { code: code() }, bearer)).status).toBe(200);
    await api.rows('UPDATE totp_secrets SET last_step = 1');

    const asked = await login();
    expect([asked.status, kept(asked), Object.keys(asked.body).sort()]).toEqual([202, {}, ['challenge', 'expires_in', 'methods']]);
    const verify = (headers = {}) =>
      here.post('/api/v1/auth/totp/verify', { challenge: asked.body.challenge, code: code(), cookie: true }, headers);
    expect(await verify({ origin: 'https://evil.example.com' })).toMatchObject({ status: 403, body: { error: 'CSRF_REFUSED' } });
    const answer = await verify();
    expect([answer.status, answer.body.refresh_token, answer.body.csrf_token]).toEqual([200, undefined, kept(answer).tutti_csrf_token]);
    expect((await browser(kept(answer)).refresh()).status).toBe(200);
  });

  it('is accepted for pages of a listed origin and of no other', async () => {
    const preflight = async (origin: string) => {
      const asking = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-csrf-token,content-type' };
      return (await api.app().inject({ method: 'OPTIONS', url: '/api/v1/auth/refresh', headers: { origin, ...asking } })).headers;
    };
    expect(await preflight('https://app.example.com')).toMatchObject({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': expect.stringContaining('x-csrf-token'),
    });
    expect(await preflight('https://evil.example.com')).not.toHaveProperty('access-control-allow-origin');
  });
});
