import { startApi } from '@test/app';
import { browsing, emptied, kept, nobody } from '@test/browsers';
import { env } from '@app/config';

const FRONT_END = 'https://app.example.com';

describe('a session in browser cookies', () => {
  beforeAll(() => void Object.assign(env, { BACKEND_CORS_ORIGINS: [FRONT_END, 'null', '*'] }));
  const api = startApi();
  const another = startApi();
  const here = api.anonymous();
  const live = () =>
    api.rows('SELECT FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.used_at IS NULL AND s.ended_at IS NULL');

  const { account: mina, login, browser, signIn } = browsing(api);
  const refused = { status: 403, body: { code: 'E136', error: 'CSRF_REFUSED' } };

  it('starts at a sign-in that requests it, with the refresh token in an HttpOnly cookie', async () => {
    const { answer, body, token, csrf } = await signIn();
    expect(answer.status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      csrf_token: csrf,
      expires_in: 1800,
      user: expect.objectContaining({ email: mina.email }),
    });
    expect(answer.headers['set-cookie']).toEqual([
      `tutti_refresh_token=${token}; Max-Age=86400; Path=/api/v1/auth; HttpOnly; SameSite=Lax`,
      `tutti_refresh_token=${token}; Max-Age=86400; Path=/api/auth; HttpOnly; SameSite=Lax`,
      `tutti_csrf_token=${csrf}; Max-Age=86400; Path=/; SameSite=Lax`,
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(await api.rows('SELECT * FROM refresh_tokens'))).not.toContain(token);
  });

  it('does not start if the sign-in does not request it', async () => {
    await signIn();
    for (const asked of [{}, { cookie: false }]) {
      const { body, headers } = await here.post('/api/v1/auth/login', { ...mina, ...asked });
      expect([Object.keys(body).sort(), headers['set-cookie']]).toEqual([
        ['access_token', 'expires_in', 'refresh_token', 'token_type', 'user'],
        undefined,
      ]);
    }
    expect((await here.post('/api/v1/auth/login', { ...mina, cookie: 'yes' })).status).toBe(422);
  });

  it.each(['/api/v1/auth/refresh', '/api/v1/auth/token/refresh', '/api/auth/refresh'])('is refreshed by %s', async (path) => {
    const { headers, token, csrf } = await signIn();
    const answer = await here.post(path, undefined, headers);
    expect(answer).toMatchObject({ status: 200, body: { access_token: expect.any(String), csrf_token: csrf } });
    expect(answer.body).not.toHaveProperty('refresh_token');
    const next = kept(answer);
    expect(next).toEqual({ tutti_refresh_token: expect.not.stringMatching(token), tutti_csrf_token: csrf });
    expect((await browser(next).refresh()).status).toBe(200);
  });

  it('gives a retry the same successor, and is revoked when a used cookie comes back', async () => {
    const first = await signIn();
    const [second, retry] = [await first.refresh(), await first.refresh()];
    expect(kept(retry)).toEqual(kept(second));
    const third = await browser(kept(second)).refresh();
    expect(third.status).toBe(200);

    const reused = await first.refresh();
    expect([reused.status, kept(reused)]).toEqual([401, emptied]);
    expect(reused.headers['set-cookie']).toContainEqual('tutti_refresh_token=; Max-Age=0; Path=/api/v1/auth; HttpOnly; SameSite=Lax');
    expect((await browser(kept(third)).refresh()).status).toBe(401);
    expect(await live()).toEqual([]);
    expect(await api.rows("SELECT FROM audit_entries WHERE action = 'session.reused'")).toHaveLength(1);
  });

  it('lasts seven days without a refresh for a browser of an allowed origin, and one day for a program', async () => {
    await signIn();
    await api.rows('DELETE FROM refresh_tokens');
    const answer = await login({ origin: FRONT_END });
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=604800');
    const leftOf =
      'SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM refresh_tokens ORDER BY session_id DESC LIMIT 1';
    expect(await api.rows(leftOf)).toEqual([{ days: 7 }]);

    await api.rows("UPDATE refresh_tokens SET expires_at = expires_at - interval '6 days'");
    const next = await browser(kept(answer)).refresh({ origin: FRONT_END });
    expect([next.status, String(next.headers['set-cookie'])]).toEqual([200, expect.stringContaining('Max-Age=604800')]);
    await api.rows("UPDATE refresh_tokens SET expires_at = expires_at - interval '7 days 1 minute'");
    expect((await browser(kept(next)).refresh({ origin: FRONT_END })).status).toBe(401);

    // The whole sign-in ends after thirty days, however often it is refreshed: the cookie does not outlive it.
    const last = await login({ origin: FRONT_END });
    await api.rows("UPDATE sessions SET expires_at = now() + interval '1 day 1 minute'");
    expect(String((await browser(kept(last)).refresh()).headers['set-cookie'])).toMatch(/Max-Age=864\d\d;/);
    await login();
    expect(await api.rows(leftOf)).toEqual([{ days: 1 }]);
  });

  it('has one live successor when fifty tabs refresh at once in two processes', async () => {
    const { headers, refresh } = await signIn();
    const elsewhere = () => another.anonymous().post('/api/v1/auth/refresh', undefined, headers);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => (n % 2 ? refresh() : elsewhere())));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => JSON.stringify(kept(answer)))).size).toBe(1);
    expect(await live()).toHaveLength(1);
  });

  it('refuses requests without the CSRF token of the same session', async () => {
    const { refresh, logout, check, token } = await signIn();
    const yuri = await signIn('yuri@example.com');
    for (const csrf of ['', 'x', yuri.csrf]) {
      expect(await refresh({ 'x-csrf-token': csrf })).toMatchObject(refused);
      expect(await logout({ 'x-csrf-token': csrf })).toMatchObject(refused);
    }
    // Not even with a cookie that says the same: what counts is whose the session is.
    const planted = `tutti_csrf_token=${yuri.csrf}; tutti_refresh_token=${token}`;
    expect(await yuri.refresh({ cookie: planted })).toMatchObject(refused);
    // Nothing was used up by it, and nothing taken away.
    expect((await check()).authenticated).toBe(true);
    expect(kept(await refresh({ 'x-csrf-token': 'x' }))).toEqual({});
    expect((await refresh()).status).toBe(200);
  });

  it('refuses pages of other origins by default', async () => {
    const { refresh, logout } = await signIn();
    const foreign = [
      'https://evil.example.com',
      'null',
      '*',
      '',
      `${FRONT_END}.evil.com`,
      `${FRONT_END}:444`,
      FRONT_END.replace('s:', ':'),
    ];
    for (const origin of foreign) {
      expect(await refresh({ origin })).toMatchObject(refused);
      expect(await logout({ origin })).toMatchObject(refused);
      expect(await login({ origin })).toMatchObject(refused);
      expect(kept(await login({ origin }))).toEqual({});
    }
    expect(await live()).toHaveLength(1);
    for (const origin of [FRONT_END, new URL(env.PUBLIC_URL).origin]) expect((await refresh({ origin })).status).toBe(200);
  });

  it('uses a token in the body instead of the cookie, without CSRF checks', async () => {
    const { headers, check } = await signIn();
    const { body: own } = await here.post('/api/v1/auth/login', mina);
    const answer = await here.post(
      '/api/v1/auth/refresh',
      { refresh_token: own.refresh_token },
      { cookie: headers.cookie, origin: 'null' },
    );
    expect(answer).toMatchObject({ status: 200, body: { refresh_token: expect.any(String) } });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await check()).authenticated).toBe(true);
    const wrong = await here.post('/api/v1/auth/refresh', { refresh_token: 'wrong' }, headers);
    expect([wrong.status, kept(wrong)]).toEqual([401, {}]);
    expect(await here.post('/api/v1/auth/refresh')).toMatchObject({ status: 422, body: { details: [{ field: 'refresh_token' }] } });
    expect(await here.post('/api/v1/auth/refresh', { refresh_token: null }, headers)).toMatchObject({ status: 422 });
  });

  it('ends at sign-out with an access token, an expired one, or none', async () => {
    for (const authorization of [undefined, 'Bearer expired', 'good']) {
      const { body, logout, refresh, check } = await signIn();
      const given = authorization === 'good' ? `Bearer ${body.access_token}` : authorization;
      const answer = await logout(given ? { authorization: given } : {});
      expect([answer.status, kept(answer)]).toEqual([204, emptied]);
      expect(await check()).toEqual(nobody);
      expect((await refresh()).status).toBe(401);
      expect((await here.get('/api/v1/auth/me', { authorization: `Bearer ${body.access_token}` })).status).toBe(401);
    }
    expect(await api.rows("SELECT FROM audit_entries WHERE action = 'session.signed_out' AND actor_id IS NOT NULL")).toHaveLength(3);
  });

  it('is not ended by a request without its cookies', async () => {
    const { headers, logout } = await signIn();
    for (const more of [{ authorization: 'Bearer wrong' }, {}] as Record<string, string>[]) {
      expect((await here.post('/api/v1/auth/logout', undefined, { 'x-csrf-token': headers['x-csrf-token'], ...more })).status).toBe(401);
    }
    expect((await logout({ cookie: 'tutti_refresh_token=unknown' })).status).toBe(401);
    expect(await live()).toHaveLength(1);
    // A cookie opens nothing else.
    for (const path of ['auth/me', 'auth/sessions', 'users']) expect((await here.get(`/api/v1/${path}`, headers)).status).toBe(401);
    expect((await here.post('/api/v1/users/invitations/accept', { token: 'x'.repeat(43) }, headers)).status).not.toBe(200);
  });
});
