import { hash } from '@node-rs/bcrypt';
import { generateSync } from 'otplib';
import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const EMAIL = 'mina@example.com';
const STALE = { status: 403, body: { code: 'E121', error: 'PROOF_REQUIRED' } };

describe('a fresh proof', () => {
  const api = startApi();
  const another = startApi();

  async function aMina(given: Partial<User> = {}): Promise<User> {
    return api.aSaved(Role.Mentor, { email: EMAIL, password_hash: await hash(PASSWORD, 4), locale: 'en', ...given });
  }
  /** As if the sign-in had been more than five minutes ago. */
  const grow = async (user: User) => {
    await api.tokenOf(user);
    await api.rows("UPDATE sessions SET proven_until = now() - interval '1 second'");
    await new Promise((resolve) => setTimeout(resolve, 1_050));
  };
  const prove = (user: User, given: object) => api.as(user).post('/api/v1/auth/proof', given);
  const makeKey = (user: User) => api.as(user).post('/api/v1/api-keys', { name: 'Nightly', scopes: ['task:list'] });
  const left = (proven_until: string) => Date.parse(proven_until) - Date.now();

  it('is given by signing in, lasts five minutes, and is not renewed by a refresh', async () => {
    await aMina();
    const { body } = await api.anonymous().post('/api/v1/auth/login', { email: EMAIL, password: PASSWORD });
    const [{ left_s }] = await api.rows('SELECT extract(epoch FROM proven_until - now())::float8 AS left_s FROM sessions');
    expect([left_s > 280, left_s <= 300]).toEqual([true, true]);
    await api.rows("UPDATE sessions SET proven_until = now() - interval '1 second'");
    const { body: next } = await api.anonymous().post('/api/v1/auth/refresh', { refresh_token: body.refresh_token });
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const headers = { authorization: `Bearer ${next.access_token}` };
    expect(await api.anonymous().post('/api/v1/auth/totp', undefined, headers)).toMatchObject(STALE);
  });

  it('is required by every listed operation, which changes and mails nothing without it', async () => {
    const mina = await aMina();
    const other = await api.aSaved(Role.Mentee);
    const { body: key } = await makeKey(mina);
    await grow(mina);
    const before = await api.rows('SELECT count(*)::int AS n FROM audit_entries');
    const me = api.as(mina);
    const sessions = (await me.get('/api/v1/auth/sessions')).body.results as { id: number }[];
    for (const answer of [
      await me.post('/api/v1/auth/totp'),
      await me.post('/api/v1/auth/totp/confirm', { code: '000000' }),
      await me.post('/api/v1/auth/totp/recovery-codes', { code: '000000' }),
      await me.post('/api/v1/auth/totp/disable', { code: '000000' }),
      await me.post('/api/v1/auth/passkeys/challenge', { purpose: 'register' }),
      await me.post('/api/v1/auth/passkeys', { name: 'Phone', credential: {} }),
      await me.delete('/api/v1/auth/passkeys/1'),
      await makeKey(mina),
      await me.patch(`/api/v1/api-keys/${key.id}`, { scopes: ['task:read'] }),
      await me.put(`/api/v1/api-keys/${key.id}`, { scopes: ['task:read'] }),
      await me.post('/api/v1/users/me/exports'),
      await me.get('/api/v1/users/me/exports/download'),
      await me.post('/api/v1/auth/oidc/acme/link'),
      await me.delete('/api/v1/auth/identities/1'),
      await me.delete(`/api/v1/auth/sessions/${sessions[0]!.id}`),
      await me.post('/api/v1/auth/sessions/revoke-others'),
      await me.post(`/api/v1/users/${mina.id}/sessions/revoke`),
      await me.delete(`/api/v1/users/${mina.id}`),
      await me.post(`/api/v1/users/${mina.id}/deactivate`),
    ]) {
      expect(answer).toMatchObject(STALE);
    }
    expect(await api.rows('SELECT count(*)::int AS n FROM audit_entries')).toEqual(before);
    expect((await me.get('/api/v1/auth/me')).status).toBe(200);
    expect((await me.delete(`/api/v1/api-keys/${key.id}`)).status).toBe(204);
    expect((await me.delete(`/api/v1/users/${other.id}`)).body.error).toBe('FORBIDDEN');
  });

  it('is given by the password to this session only: here at once, elsewhere within a second', async () => {
    const mina = await aMina();
    const elsewhere = await api.anonymous().post('/api/v1/auth/login', { email: EMAIL, password: PASSWORD }, { 'user-agent': 'phone' });
    await grow(mina);
    const headers = { authorization: `Bearer ${await api.tokenOf(mina)}` };
    const begin = (of: typeof api, given = headers) => of.anonymous().post('/api/v1/auth/totp', undefined, given);
    expect(await begin(another)).toMatchObject(STALE);
    const { status, body } = await prove(mina, { password: PASSWORD });
    expect([status, Object.keys(body)]).toEqual([200, ['proven_until']]);
    expect([left(body.proven_until) > 290_000, left(body.proven_until) <= 301_000]).toEqual([true, true]);
    expect((await begin(api)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect((await begin(another)).status).toBe(200);
    expect(await begin(api, { authorization: `Bearer ${elsewhere.body.access_token}` })).toMatchObject(STALE);
    expect((await api.rows('SELECT action FROM audit_entries')).map(({ action }) => action)).toContain('session.prove');
    expect(await mailsTo(api, EMAIL)).toEqual([]);
  });

  it('is refused with a wrong password, which counts as a failed sign-in', async () => {
    const mina = await aMina();
    await grow(mina);
    for (let n = 0; n < 10; n++) expect(await prove(mina, { password: 'guess' })).toMatchObject({ status: 422, body: { code: 'E133' } });
    expect(await prove(mina, { password: PASSWORD })).toMatchObject({ status: 429, body: { code: 'E131' } });
    expect((await api.anonymous().post('/api/v1/auth/login', { email: EMAIL, password: PASSWORD })).status).toBe(429);
    expect(await makeKey(mina)).toMatchObject(STALE);
  });

  it('is given by a code once, and a wrong one counts as a failed code', async () => {
    const mina = await aMina();
    const { body: setup } = await api.as(mina).post('/api/v1/auth/totp');
    const codeOf = () => generateSync({ secret: setup.secret, epoch: Math.floor(Date.now() / 1_000) });
    const { body: on } = await api.as(mina).post('/api/v1/auth/totp/confirm', { code: codeOf() });
    await api.rows('UPDATE totp_secrets SET last_step = 1');
    await grow(mina);
    const code = codeOf();
    const wrong = { status: 422, body: { code: 'E100', details: [{ field: 'code' }] } };
    expect(await prove(mina, { code: '000000' })).toMatchObject(wrong);
    expect((await prove(mina, { code })).status).toBe(200);
    expect((await makeKey(mina)).status).toBe(201);
    expect(await prove(mina, { code })).toMatchObject(wrong);
    expect((await prove(mina, { code: on.recovery_codes[0] })).status).toBe(200);
    for (let n = 0; n < 5; n++) await prove(mina, { code: '000000' });
    expect((await prove(mina, { code: on.recovery_codes[1] })).status).toBe(429);
  });

  it('needs exactly one kind of proof, and refuses a code without a second factor', async () => {
    const mina = await aMina();
    for (const given of [{}, { password: PASSWORD, code: '1' }, { passkey: 'x' }, { password: 7 }])
      expect((await prove(mina, given)).status).toBe(422);
    expect(await prove(mina, { code: '000000' })).toMatchObject({ status: 422, body: { details: [{ field: 'code' }] } });
    expect((await api.anonymous().post('/api/v1/auth/proof', { password: PASSWORD })).status).toBe(401);
  });

  it('is never given to an API key', async () => {
    const mina = await aMina();
    const { body } = await api.as(mina).post('/api/v1/api-keys', { name: 'All', scopes: ['user:*', 'task:*'] });
    const headers = { authorization: `Bearer ${body.key}` };
    const key = api.anonymous();
    const barred = { status: 403, body: { code: 'E120', error: 'NOT_BY_API_KEY' } };
    expect(await key.post('/api/v1/auth/proof', { password: PASSWORD }, headers)).toMatchObject(barred);
    expect(await key.post('/api/v1/auth/sessions/revoke-others', undefined, headers)).toMatchObject(barred);
    expect(await key.delete(`/api/v1/users/${mina.id}`, headers)).toMatchObject(STALE);
    expect((await api.as(mina).delete(`/api/v1/users/${mina.id}`)).status).toBe(204);
  });
});
