import { hashSync } from '@node-rs/bcrypt';
import { generateSync } from 'otplib';
import { startApi } from '@test/app';
import { Authenticator } from '@test/authenticator';
import { passkeysOf } from '@test/passkeys';
import { Role, SessionRightsCache } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const REFUSED = { status: 422, body: { code: 'E173', error: 'PASSKEY_REFUSED' } };

/** A passkey beside passwords and one-time codes. */
describe('a passkey as a factor', () => {
  const api = startApi();
  const { begin, aPasskeyOf, register, signIn, prove } = passkeysOf(api);
  const here = api.anonymous();
  const aMina = (given: Partial<User> = {}) =>
    api.aSaved(Role.Mentor, { email: 'mina@example.com', password_hash: hashSync(PASSWORD, 4), ...given });
  const login = (email = 'mina@example.com') => here.post('/api/v1/auth/login', { email, password: PASSWORD });
  const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) });
  const settings = (given: object) => api.rows(`UPDATE companies SET settings = '${JSON.stringify(given)}' WHERE id = 'sinfonia'`);

  async function enrolled(user: User): Promise<string> {
    const { body } = await api.as(user).post('/api/v1/auth/totp');
    expect((await api.as(user).post('/api/v1/auth/totp/confirm', { code: codeOf(body.secret) })).status).toBe(200);
    await api.rows('UPDATE totp_secrets SET last_step = 1');
    return body.secret as string;
  }
  const disable = (user: User, secret: string) => api.as(user).post('/api/v1/auth/totp/disable', { code: codeOf(secret) });
  const remove = (user: User, id: number) => api.as(user).delete(`/api/v1/auth/passkeys/${id}`);

  describe('used as a fresh proof', () => {
    const grow = async (user: User) => {
      await api.tokenOf(user);
      await api.rows("UPDATE sessions SET proven_until = now() - interval '1 second'");
      await new Promise((resolve) => setTimeout(resolve, 1_050));
    };

    it('accepts one of the caller’s own, which the options list', async () => {
      const mina = await aMina({ password_hash: null });
      const { authenticator, id } = await aPasskeyOf(mina);
      await grow(mina);
      expect((await remove(mina, id)).body.error).toBe('PROOF_REQUIRED');
      expect(await begin(api.as(mina), 'proof')).toMatchObject({ allowCredentials: [{ id: authenticator.id, transports: ['internal'] }] });
      expect(await prove(mina, authenticator)).toMatchObject({ status: 200, body: { proven_until: expect.any(String) } });
      expect((await remove(mina, id)).status).toBe(204);
      expect((await api.rows('SELECT action FROM audit_entries')).map(({ action }) => action)).toContain('session.prove');
    });

    it('refuses another person’s, another session’s and a sign-in challenge, and the second use of a challenge', async () => {
      const mina = await aMina();
      const joon = await api.aSaved(Role.Mentor, { email: 'joon@example.com' });
      const [minas, joons] = [await aPasskeyOf(mina), await aPasskeyOf(joon)];
      const send = (user: User, passkey: object) => api.as(user).post('/api/v1/auth/proof', { passkey });
      expect(await prove(mina, joons.authenticator)).toMatchObject(REFUSED);
      expect(await send(mina, minas.authenticator.get(await begin(api.as(joon), 'proof')))).toMatchObject(REFUSED);
      expect(await send(mina, minas.authenticator.get(await begin(here, 'sign_in')))).toMatchObject(REFUSED);
      expect(await prove(mina, minas.authenticator, { verified: false })).toMatchObject(REFUSED);
      expect(await send(mina, {})).toMatchObject(REFUSED);
      expect((await send(mina, [])).status).toBe(422);
      const credential = minas.authenticator.get(await begin(api.as(mina), 'proof'));
      expect((await send(mina, credential)).status).toBe(200);
      expect(await send(mina, credential)).toMatchObject(REFUSED);
      expect(await api.as(mina).post('/api/v1/auth/proof', { passkey: credential, password: PASSWORD })).toMatchObject({
        status: 422,
        body: { error: 'VALIDATION_FAILED' },
      });
    });

    it('counts a wrong answer as a failed sign-in', async () => {
      const mina = await aMina();
      const { authenticator } = await aPasskeyOf(mina);
      const impostor = new Authenticator('ES256', { id: authenticator.id });
      impostor.create({ challenge: '', user: { id: Buffer.from(String(mina.id)).toString('base64url') } });
      for (let n = 0; n < 10; n++) expect(await prove(mina, impostor)).toMatchObject(REFUSED);
      expect(await prove(mina, authenticator)).toMatchObject({ status: 429, body: { code: 'E131' } });
      expect((await login()).status).toBe(429);
    });
  });

  describe('with one-time codes enabled', () => {
    it('signs in without a code, and is offered after a password', async () => {
      const mina = await aMina();
      await enrolled(mina);
      const { authenticator } = await aPasskeyOf(mina);
      expect(await login()).toMatchObject({ status: 202, body: { methods: ['totp', 'recovery_code', 'passkey'] } });
      expect((await signIn(authenticator)).status).toBe(200);
    });

    it('leaves the password sufficient if no second factor is required', async () => {
      await aPasskeyOf(await aMina());
      expect((await login()).status).toBe(200);
    });
  });

  describe('in a company that requires a second factor of admins', () => {
    const anAdmin = (given: Partial<User> = {}) => api.aSaved(Role.Admin, { password_hash: hashSync(PASSWORD, 4), ...given });
    const shut = { status: 403, body: { error: 'TOTP_ENROLMENT_REQUIRED' } };

    it('counts as enrolment', async () => {
      const admin = await anAdmin();
      await settings({ require_admin_totp: true });
      expect(await api.as(admin).get('/api/v1/users')).toMatchObject(shut);
      expect((await api.as(admin).get('/api/v1/auth/passkeys')).status).toBe(200);
      const { authenticator } = await aPasskeyOf(admin);
      expect((await api.as(admin).get('/api/v1/users')).status).toBe(200);
      const { body } = await signIn(authenticator);
      expect((await here.get('/api/v1/users', { authorization: `Bearer ${body.access_token}` })).status).toBe(200);
    });

    it('is required after the password', async () => {
      const admin = await anAdmin();
      await settings({ require_admin_totp: true });
      const { authenticator } = await aPasskeyOf(admin);
      const answer = await login(admin.email);
      expect(answer).toMatchObject({ status: 202, body: { methods: ['passkey'] } });
      const code = { challenge: answer.body.challenge, code: '000000' };
      expect(await here.post('/api/v1/auth/totp/verify', code)).toMatchObject({ status: 401, body: { error: 'INVALID_CHALLENGE' } });
      const form = { grant_type: 'password', username: admin.email, password: PASSWORD };
      expect((await api.form('/api/v1/auth/token', form)).body.error).toBe('SECOND_FACTOR_REQUIRED');
      expect((await signIn(authenticator)).status).toBe(200);
    });

    it('cannot be removed while it is the last factor, and neither can one-time codes', async () => {
      const admin = await anAdmin();
      const { id } = await aPasskeyOf(admin);
      await settings({ require_admin_totp: true });
      const required = { status: 409, body: { error: 'TOTP_REQUIRED' } };
      expect(await remove(admin, id)).toMatchObject(required);
      const secret = await enrolled(admin);
      expect((await disable(admin, secret)).status).toBe(204);
      expect(await remove(admin, id)).toMatchObject(required);
      const { id: other } = await aPasskeyOf(admin);
      expect((await remove(admin, id)).status).toBe(204);
      expect(await remove(admin, other)).toMatchObject(required);
      await settings({});
      expect((await remove(admin, other)).status).toBe(204);
    });

    it('keeps one of two factors under concurrent removals', async () => {
      const admin = await anAdmin();
      const [{ id }, secret] = [await aPasskeyOf(admin), await enrolled(admin)];
      const { id: second } = await aPasskeyOf(admin);
      await settings({ require_admin_totp: true });
      const answers = await Promise.all([remove(admin, id), remove(admin, second), disable(admin, secret)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 204, 409]);
    });

    it('is removed by an admin, and its owner must enrol again', async () => {
      const [admin, other] = [await anAdmin(), await anAdmin({ email: 'anna@example.com' })];
      const [{ id }] = [await aPasskeyOf(admin), await aPasskeyOf(other)];
      await settings({ require_admin_totp: true });
      expect((await remove(other, id)).status).toBe(204);
      const { status, body } = await login(admin.email);
      expect(status).toBe(200);
      expect(await here.get('/api/v1/users', { authorization: `Bearer ${body.access_token}` })).toMatchObject(shut);
    });
  });

  it('is independent of an admin’s reset of one-time codes', async () => {
    const [mina, admin] = [await aMina(), await api.aSaved(Role.Admin)];
    await enrolled(mina);
    const { authenticator } = await aPasskeyOf(mina);
    expect((await api.as(admin).post(`/api/v1/users/${mina.id}/totp/reset`)).status).toBe(204);
    expect((await signIn(authenticator)).status).toBe(200);
  });

  it('needs a verified address', async () => {
    for (const given of [{ company_id: null, email_verified_at: null, email: 'joon@example.com' }, { email_verified_at: null }]) {
      const user = await aMina(given);
      const unconfirmed = { status: 403, body: { error: 'ADDRESS_NOT_CONFIRMED' } };
      expect(await api.as(user).post('/api/v1/auth/passkeys/challenge', { purpose: 'register' })).toMatchObject(unconfirmed);
      expect(await api.as(user).post('/api/v1/auth/passkeys', { name: 'Phone', credential: {} })).toMatchObject(unconfirmed);
      await api.rows('UPDATE users SET email_verified_at = now()');
      api.get(SessionRightsCache).forget();
      expect((await register(user)).status).toBe(201);
    }
  });
});
