import { pbkdf2Sync } from 'node:crypto';
import { hash } from '@node-rs/bcrypt';
import { env } from '@app/config';
import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';
import { ProofsService } from '@identity/auth/proofs.service';
import { SignInAccountsRepository } from '@identity/auth/sign-in-accounts.repository';

const EMAIL = 'mina@example.com';
const OLD = 'violin-on-the-roof';
const NEW = 'cello-under-the-stairs';

describe('a password', () => {
  const api = startApi();
  let cheap: string;
  beforeAll(async () => void (cheap = await hash(OLD, env.BCRYPT_ROUNDS)));

  const post = (path: string, body?: object, headers = {}) => api.anonymous().post(`/api/v1/auth/${path}`, body, headers);
  const login = (password: string, email = EMAIL) => post('login', { email, password });
  const bearing = (token: string) => ({ authorization: `Bearer ${token}` });
  const me = (token: string) => api.anonymous().get('/api/v1/auth/me', bearing(token));
  const aMina = (given = {}) => api.aSaved(Role.Mentee, { email: EMAIL, name: '김미나', password_hash: cheap, locale: 'en', ...given });
  const actions = async () => (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action);

  /** Sends the reset mail, as the worker does after a request. */
  async function mailReset(email = EMAIL): Promise<void> {
    await api.get(Database).transaction(() => api.get(MailedSecretsService).sendPasswordReset(email));
  }
  const lastToken = async () => (await mailsTo(api, EMAIL)).filter(({ token }) => token).at(-1)?.token ?? 'none';

  describe('is changed', () => {
    it('by a user who knows it; this session stays, the others end on request', async () => {
      await aMina();
      const [{ body: here }, { body: there }] = [await login(OLD), await login(OLD)];
      const change = (body: object) => post('password/change', body, bearing(here.access_token));
      expect((await change({ current_password: OLD, new_password: NEW })).status).toBe(204);
      expect([(await me(here.access_token)).status, (await me(there.access_token)).status]).toEqual([200, 200]);
      expect([(await login(OLD)).status, (await login(NEW)).status]).toEqual([401, 200]);

      expect((await change({ current_password: NEW, new_password: OLD, end_other_sessions: true })).status).toBe(204);
      expect([(await me(here.access_token)).status, (await me(there.access_token)).status]).toEqual([200, 401]);
      expect((await mailsTo(api, EMAIL)).map(({ subject }) => subject)).toEqual(Array(2).fill('Your password has been changed'));
      expect((await actions()).filter((action) => action === 'user.change_password')).toHaveLength(2);
    });

    it('by nobody else, whose guesses count as failed sign-ins', async () => {
      await aMina();
      const { body } = await login(OLD);
      const guess = (n: number) =>
        post('password/change', { current_password: `guess-number-${n}`, new_password: NEW }, bearing(body.access_token));
      const answers = await Promise.all(Array.from({ length: 11 }, (_, n) => guess(n)));
      expect(answers.map(({ status, body }) => `${status} ${body.code}`).sort()).toEqual([
        ...Array<string>(10).fill('422 E133'),
        '429 E131',
      ]);
      expect(await login(OLD)).toMatchObject({ status: 429, body: { code: 'E131' } });
    }, 60_000);

    it('to an acceptable one, under known field names', async () => {
      await aMina();
      const { body } = await login(OLD);
      const change = (given: object) =>
        post('password/change', { current_password: OLD, new_password: NEW, ...given }, bearing(body.access_token));
      expect(await change({ new_password: 'password1' })).toMatchObject({ status: 422, body: { details: [{ field: 'new_password' }] } });
      expect((await change({ end_other_sessions: 'yes' })).status).toBe(422);
      expect((await change({ user_id: 1 })).status).toBe(422);
      expect((await post('password/change', { current_password: OLD, new_password: NEW })).status).toBe(401);
    });

    it('by one of two concurrent changes (the other is refused)', async () => {
      await aMina();
      const { body } = await login(OLD);
      const change = (new_password: string) => post('password/change', { current_password: OLD, new_password }, bearing(body.access_token));
      const answers = await Promise.all([change(NEW), change(`${NEW}-2`)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
      expect((await login(answers[0].status === 204 ? NEW : `${NEW}-2`)).status).toBe(200);
    });
  });

  describe('that is reset', () => {
    it('answers alike for known and unknown addresses, with the same traces', async () => {
      await aMina();
      const answers = [await post('password/forgot', { email: EMAIL }), await post('password/forgot', { email: 'nobody@example.com' })];
      expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(2).fill([204, undefined]));
      expect(await api.rows('SELECT name, payload FROM outbox ORDER BY id')).toEqual([
        { name: 'send_password_reset', payload: { email: EMAIL } },
        { name: 'send_password_reset', payload: { email: 'nobody@example.com' } },
      ]);
      expect(await api.rows('SELECT FROM mailed_secrets')).toEqual([]);
    });

    it('is set once by the mailed link, which ends all sessions and clears the failures', async () => {
      const mina = await aMina();
      const { body: before } = await login(OLD);
      await Promise.all(Array.from({ length: 10 }, (_, n) => login(`guess-number-${n}`)));
      expect((await login(OLD)).status).toBe(429);

      await mailReset();
      const [mail] = await mailsTo(api, EMAIL);
      expect(mail!.subject).toBe('Choose a new password');
      expect(mail!.body).toContain(`http://localhost:8001/api/v1/auth/links/reset-password?token=${mail!.token}`);
      expect(JSON.stringify(await api.rows('SELECT * FROM mailed_secrets'))).not.toContain(mail!.token);

      const reset = { token: mail!.token, new_password: NEW };
      expect((await post('password/reset', { ...reset, new_password: 'short' })).status).toBe(422);
      expect((await post('password/reset', reset)).status).toBe(204);
      expect(await post('password/reset', reset)).toMatchObject({ status: 400, body: { code: 'E134', error: 'INVALID_LINK' } });
      expect((await me(before.access_token)).status).toBe(401);
      expect((await post('refresh', { refresh_token: before.refresh_token })).status).toBe(401);
      expect([(await login(OLD)).status, (await login(NEW)).status]).toEqual([401, 200]);
      expect(await api.rows(`SELECT email_verified_at FROM users WHERE id = ${mina.id} AND email_verified_at IS NOT NULL`)).toHaveLength(1);
      expect(await actions()).toEqual(expect.arrayContaining(['user.ask_password_reset', 'session.revoked', 'user.reset_password']));
      expect(JSON.stringify(await api.rows('SELECT * FROM audit_entries'))).not.toContain(mail!.token);
    }, 60_000);

    it('is set once under concurrent requests', async () => {
      await aMina();
      await mailReset();
      const token = await lastToken();
      const passwords = [1, 2, 3, 4, 5].map((n) => `${NEW}-${n}`);
      const answers = await Promise.all(passwords.map((new_password) => post('password/reset', { token, new_password })));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400, 400, 400]);
      const chosen = passwords[answers.findIndex(({ status }) => status === 204)]!;
      expect((await login(chosen)).status).toBe(200);
    });

    it('has one valid link at a time, for half an hour and the address it was sent to', async () => {
      const mina = await aMina();
      const reset = async (token: string) => (await post('password/reset', { token, new_password: NEW })).status;
      await mailReset();
      const older = await lastToken();
      await mailReset();
      expect(await reset(older)).toBe(400);
      await api.rows("UPDATE mailed_secrets SET expires_at = expires_at - interval '30 minutes 1 second'");
      expect(await reset(await lastToken())).toBe(400);

      await mailReset();
      await api.rows(`UPDATE users SET email = 'other@example.com' WHERE id = ${mina.id}`);
      expect(await reset(await lastToken())).toBe(400);
      await api.rows(`UPDATE users SET email = '${EMAIL}', status = 'suspended' WHERE id = ${mina.id}`);
      expect(await reset(await lastToken())).toBe(400);
      await api.rows(`UPDATE users SET status = 'active' WHERE id = ${mina.id}`);
      expect(await reset(await lastToken())).toBe(204);
    });

    it('is limited in mails per mailbox', async () => {
      await aMina();
      await Promise.all(Array.from({ length: 8 }, () => mailReset()));
      expect(await mailsTo(api, EMAIL)).toHaveLength(5);
      await api.rows("UPDATE mailed_secrets SET since = since - interval '1 hour'");
      await mailReset();
      expect(await mailsTo(api, EMAIL)).toHaveLength(6);
    });

    it.each(['invited', 'suspended', 'deactivated', 'anonymised'])('sends no mail to a user who is %s', async (status) => {
      await aMina({ status });
      await mailReset();
      await mailReset('nobody@example.com');
      expect(await api.rows('SELECT FROM outbox')).toEqual([]);
    });

    it('sets the first password of a user without one', async () => {
      await aMina({ password_hash: null });
      expect((await login(OLD)).status).toBe(401);
      await mailReset();
      expect((await post('password/reset', { token: await lastToken(), new_password: NEW })).status).toBe(204);
      expect((await login(NEW)).status).toBe(200);
    });

    it('refuses a sign-in with the old password that was in progress', async () => {
      await aMina();
      await mailReset();
      const token = await lastToken();
      const answers = await Promise.all([login(OLD), post('password/reset', { token, new_password: NEW }), login(OLD), login(OLD)]);
      expect(answers[1].status).toBe(204);
      expect(await api.rows("SELECT FROM sessions WHERE ended_at IS NULL AND user_agent IS DISTINCT FROM 'test'")).toEqual([]);
    });
  });

  describe('imported as a hash', () => {
    const django = (salt = 'kJ3Lq9') => `pbkdf2_sha256$260000$${salt}$${pbkdf2Sync(OLD, salt, 260_000, 32, 'sha256').toString('base64')}`;
    const stored = async () => (await api.rows(`SELECT password_hash FROM users WHERE email = '${EMAIL}'`))[0].password_hash as string;

    it.each(['$2a$', '$2b$', '$2y$'])('signs in as bcrypt with %s and is kept', async (prefix) => {
      const imported = cheap.replace(/^\$2[aby]\$/, prefix);
      await aMina({ password_hash: imported });
      expect((await login(OLD)).status).toBe(200);
      expect(await stored()).toBe(imported);
    });

    it('signs in as a Django hash and is rehashed', async () => {
      await aMina({ password_hash: django() });
      expect((await login(NEW)).status).toBe(401);
      expect(await stored()).toMatch(/^pbkdf2/);
      expect((await login(OLD)).status).toBe(200);
      expect(await stored()).toMatch(new RegExp(`^\\$2[by]\\$0${env.BCRYPT_ROUNDS}\\$`));
      expect((await login(OLD)).status).toBe(200);
      expect((await login(NEW)).status).toBe(401);
    });

    it('is not rehashed over a password that was set meanwhile', async () => {
      const mina = await aMina({ password_hash: django() });
      const before = await api.get(SignInAccountsRepository).find(mina.id);
      await api.rows(`UPDATE users SET password_hash = '${cheap}' WHERE id = ${mina.id}`);
      expect(await api.get(ProofsService).of(before, OLD)).toMatchObject({ password_hash: before!.password_hash });
      expect(await stored()).toBe(cheap);
    });

    it.each(['', 'secret', '$2b$12$cut', 'pbkdf2_sha256$1$$', 'pbkdf2_sha256$99999999$a$b', '$2b$31$' + 'a'.repeat(53)])(
      'of the form %j counts as a wrong password',
      async (password_hash) => {
        await aMina({ password_hash });
        expect(await login(OLD)).toMatchObject({ status: 401, body: { code: 'E130' } });
      },
    );
  });
});
