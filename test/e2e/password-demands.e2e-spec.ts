import { startApi } from '@test/app';
import { operations } from '@test/grid/contract';
import { mailsTo } from '@test/mailbox';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials';

const GIVEN = 'given-by-an-admin-1';
const OWN = 'chosen-by-myself-2';
const DEMANDED = { status: 403, body: { code: 'E122', error: 'PASSWORD_CHANGE_REQUIRED' } };

describe('a password that an admin has set', () => {
  const api = startApi();

  async function made(given: object = {}) {
    const admin = api.as(await api.aSaved(Role.Admin));
    const { status, body } = await admin.post('/api/v1/users', { email: 'mina@example.com', password: GIVEN, name: 'Mina', ...given });
    expect(status).toBe(201);
    return { admin, user: body as { id: number } };
  }
  async function signedIn(password = GIVEN) {
    const { status, body } = await api.anonymous().post('/api/v1/auth/login', { email: 'mina@example.com', password });
    const headers = { authorization: `Bearer ${body.access_token}` };
    const send = api.anonymous();
    return {
      status,
      get: (path: string) => send.get(`/api/v1/${path}`, headers),
      post: (path: string, payload?: object) => send.post(`/api/v1/${path}`, payload, headers),
      headers,
    };
  }
  const change = (me: Awaited<ReturnType<typeof signedIn>>, new_password: string) =>
    me.post('auth/password/change', { current_password: GIVEN, new_password });

  it('stays valid if no change is required', async () => {
    await made();
    expect((await (await signedIn()).get('tasks')).status).toBe(200);
  });

  it('must be changed before anything else if the admin requires it', async () => {
    await made({ must_change_password: true });
    const me = await signedIn();
    expect(me.status).toBe(200);
    for (const path of ['tasks', 'users', 'auth/sessions', 'auth/totp', 'auth/passkeys', 'user/profile', 'companies', 'quota', 'scores'])
      expect(await me.get(path)).toMatchObject(DEMANDED);
    expect(await me.post('api-keys', { name: 'Nightly', scopes: ['task:list'] })).toMatchObject(DEMANDED);
    expect(await me.post('auth/proof', { password: GIVEN })).toMatchObject(DEMANDED);
    expect((await me.get('auth/me')).status).toBe(200);
    expect((await me.get('auth/check')).body.authenticated).toBe(true);
    expect(await change(me, GIVEN)).toMatchObject({ status: 422, body: { details: [{ field: 'new_password' }] } });
    expect((await me.get('tasks')).status).toBe(403);
    expect((await change(me, OWN)).status).toBe(204);
    expect((await me.get('tasks')).status).toBe(200);
    expect((await (await signedIn(OWN)).get('tasks')).status).toBe(200);
  });

  it('allows signing out, and must be changed at the next sign-in', async () => {
    await made({ must_change_password: true });
    const me = await signedIn();
    expect((await me.post('auth/logout')).status).toBe(204);
    expect(await (await signedIn()).get('tasks')).toMatchObject(DEMANDED);
  });

  it('must be changed if the company setting says so and the admin does not override it', async () => {
    await api.rows(`UPDATE companies SET settings = '{"must_change_password": true}' WHERE id = 'sinfonia'`);
    const { admin, user } = await made();
    const { body: other } = await admin.post('/api/v1/users', {
      email: 'joon@example.com',
      password: GIVEN,
      name: 'Joon',
      must_change_password: false,
    });
    expect(
      await api.rows('SELECT id, must_change_password FROM users WHERE last_login_at IS NULL AND password_hash IS NOT NULL ORDER BY id'),
    ).toEqual([
      { id: user.id, must_change_password: true },
      { id: other.id, must_change_password: false },
    ]);
  });

  it('is governed by a boolean setting of the company', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const set = (must_change_password: unknown) => admin.patch('/api/v1/companies/sinfonia', { settings: { must_change_password } });
    expect((await set('yes')).status).toBe(422);
    expect((await set(true)).body.settings).toEqual({ must_change_password: true });
    expect((await set(null)).body.settings).toEqual({});
  });

  it('is replaced by one set through a mailed link', async () => {
    const { user } = await made({ must_change_password: true });
    await api.get(Database).transaction(() => api.get(MailedSecretsService).sendPasswordReset('mina@example.com'));
    const { token } = (await mailsTo(api, 'mina@example.com')).at(-1)!;
    expect((await api.anonymous().post('/api/v1/auth/password/reset', { token, new_password: OWN })).status).toBe(204);
    expect(await api.rows(`SELECT must_change_password FROM users WHERE id = ${user.id}`)).toEqual([{ must_change_password: false }]);
    expect((await (await signedIn(OWN)).get('tasks')).status).toBe(200);
  });

  it('does not lock out an admin who also needs a second factor', async () => {
    await made({ role: 'admin', must_change_password: true });
    await api.rows(`UPDATE companies SET settings = '{"require_admin_totp": true}' WHERE id = 'sinfonia'`);
    const me = await signedIn();
    expect(await me.get('auth/totp')).toMatchObject(DEMANDED);
    expect((await change(me, OWN)).status).toBe(204);
    expect((await me.get('tasks')).body.error).toBe('TOTP_ENROLMENT_REQUIRED');
    expect((await me.post('auth/totp')).body.error).toBe('ADDRESS_NOT_CONFIRMED');
    expect((await me.post('auth/email/verify/resend')).status).toBe(204);
    const { token } = (await mailsTo(api, 'mina@example.com')).at(-1)!;
    expect((await me.post('auth/email/verify', { token })).status).toBe(204);
    expect((await me.post('auth/totp')).status).toBe(200);
  });

  it('opens only the listed operations until it is changed', async () => {
    await made({ must_change_password: true });
    const me = await signedIn();
    const open = ['POST /auth/password/change', 'GET /auth/me', 'POST /auth/logout'];
    const closed = operations.filter(({ permission, name }) => permission && !open.includes(name));
    const wrong: string[] = [];
    for (const { method, path, name } of closed) {
      const url = path.replace(/\{\w+\}/g, '1');
      const { statusCode, body } = await api.app().inject({ method, url, headers: me.headers });
      const { error } = JSON.parse(body) as { error?: string };
      // If no mentee has the permission, the answer is FORBIDDEN instead.
      if (statusCode !== 403 || !['PASSWORD_CHANGE_REQUIRED', 'FORBIDDEN'].includes(error!)) wrong.push(`${name}: ${statusCode} ${error}`);
    }
    expect(wrong).toEqual([]);
  });
});
