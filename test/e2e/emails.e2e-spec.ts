import { hash } from '@node-rs/bcrypt';
import { env } from '@app/config';
import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { CredentialsListeners } from '@identity/credentials/credentials.listeners';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';

const EMAIL = 'mina@example.com';
const NEW = 'kim.mina@example.com';
const PASSWORD = 'violin-on-the-roof';

describe('an e-mail address', () => {
  const api = startApi();
  let password_hash: string;
  beforeAll(async () => void (password_hash = await hash(PASSWORD, env.BCRYPT_ROUNDS)));

  const aMina = (given = {}) =>
    api.aSaved(Role.Mentee, { email: EMAIL, email_verified_at: null, name: '김미나', password_hash, locale: 'ko', ...given });
  const verify = (token: string | undefined, password = PASSWORD) => api.anonymous().post('/api/v1/auth/email/verify', { token, password });
  const verified = async () => api.rows('SELECT email FROM users WHERE email_verified_at IS NOT NULL');
  const lastTo = async (address: string) => (await mailsTo(api, address)).at(-1);
  const invalid = { status: 400, body: { code: 'E134' } };
  /** Sends the verification mail, as the worker does after a registration. */
  const greet = (id: number) => api.get(Database).transaction(() => api.get(MailedSecretsService).sendVerification(id));

  describe('is verified', () => {
    it('by the link mailed at registration, once', async () => {
      const { body } = await api.anonymous().post('/api/v1/auth/register', { email: EMAIL, password: PASSWORD, name: '김미나' });
      expect(await api.rows("SELECT name FROM outbox WHERE queue = 'events'")).toEqual([{ name: 'UserRegistered' }]);
      await greet(body.id);
      const mail = await lastTo(EMAIL);
      expect(mail!.subject).toBe('Tutti 이메일 주소를 인증해 주십시오');
      expect(mail!.body).toContain(`http://localhost:8001/api/v1/auth/links/verify-email?token=${mail!.token}`);
      expect(await verified()).toEqual([]);
      expect((await verify(mail!.token)).status).toBe(204);
      expect(await verified()).toEqual([{ email: EMAIL }]);
      expect(await verify(mail!.token)).toMatchObject(invalid);
      expect((await api.rows('SELECT action FROM audit_entries ORDER BY id')).at(-1)).toEqual({ action: 'user.verify_email' });
    });

    it('by a mail in the requested language', async () => {
      const draft = { email: EMAIL, password: PASSWORD, name: '김미나' };
      await api.anonymous().post('/api/v1/auth/register', draft, { 'accept-language': 'en-GB,en;q=0.9' });
      const [{ payload }] = await api.rows("SELECT payload FROM outbox WHERE name = 'UserRegistered'");
      const listeners = new CredentialsListeners(api.get(MailedSecretsService));
      await api.get(Database).transaction(() => listeners.sendVerification(payload));
      expect((await lastTo(EMAIL))!.subject).toBe('Confirm your e-mail address for Tutti');
    });

    it('by the newest link only, within the limit of mails, and not twice', async () => {
      const mina = await aMina();
      const resend = async (headers = {}) => (await api.as(mina).post('/api/v1/auth/email/verify/resend', undefined, headers)).status;
      expect([await resend(), await resend({ 'accept-language': 'en' })]).toEqual([204, 204]);
      const [older, newer] = await mailsTo(api, EMAIL);
      expect(newer!.subject).toBe('Confirm your e-mail address for Tutti');
      expect(await verify(older!.token)).toMatchObject(invalid);
      const answers = await Promise.all(Array.from({ length: 6 }, () => resend()));
      expect(answers.sort()).toEqual([204, 204, 204, 429, 429, 429]);
      expect((await verify((await lastTo(EMAIL))!.token)).status).toBe(204);
      expect(await resend()).toBe(204);
      expect(await mailsTo(api, EMAIL)).toHaveLength(5);
    });

    it('not by an expired link, one for another address or purpose, or for a suspended user', async () => {
      const mina = await aMina();
      await greet(mina.id);
      const { token } = (await lastTo(EMAIL))!;
      await api.rows("UPDATE mailed_secrets SET expires_at = expires_at - interval '24 hours 1 second'");
      expect(await verify(token)).toMatchObject(invalid);
      await api.rows("UPDATE mailed_secrets SET expires_at = expires_at + interval '24 hours 1 second'");
      await api.rows(`UPDATE users SET email = '${NEW}'`);
      expect(await verify(token)).toMatchObject(invalid);
      await api.rows(`UPDATE users SET email = '${EMAIL}', status = 'suspended'`);
      expect(await verify(token)).toMatchObject(invalid);
      await api.rows("UPDATE users SET status = 'active'");
      expect(await api.anonymous().post('/api/v1/auth/password/reset', { token, new_password: PASSWORD })).toMatchObject(invalid);
      expect(await verify('x')).toMatchObject(invalid);
      expect(await verified()).toEqual([]);
      expect((await verify(token)).status).toBe(204);
    });
  });

  describe('is changed', () => {
    const ask = async (mina: Awaited<ReturnType<typeof aMina>>, body = {}) =>
      api.as(mina).post('/api/v1/auth/email/change', { new_email: NEW, password: PASSWORD, ...body });

    it('once the new one is confirmed, and the old one is notified', async () => {
      const mina = await aMina();
      const { headers } = await api.as(mina).get('/api/v1/auth/me');
      expect((await ask(mina, { new_email: NEW.toUpperCase() })).status).toBe(204);
      expect((await api.as(mina).get('/api/v1/auth/me')).body.email).toBe(EMAIL);
      expect((await lastTo(EMAIL))!.subject).toBe('이메일 주소 변경 요청이 접수되었습니다');
      expect((await lastTo(EMAIL))!.token).toBeUndefined();

      const { token } = (await lastTo(NEW))!;
      const answers = await Promise.all([verify(token), verify(token), verify(token)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400]);
      const after = await api.as(mina).get('/api/v1/auth/me');
      expect(after.body.email).toBe(NEW);
      expect(after.headers.etag).not.toBe(headers.etag);
      expect(await verified()).toEqual([{ email: NEW }]);
      expect((await lastTo(EMAIL))!.subject).toBe('이메일 주소가 변경되었습니다');
      expect((await api.anonymous().post('/api/v1/auth/login', { email: NEW, password: PASSWORD })).status).toBe(200);
      expect(JSON.stringify(await api.rows('SELECT * FROM audit_entries'))).not.toContain('mina');
    });

    it('not without the password, and not to a taken one', async () => {
      const mina = await aMina();
      await api.aSaved(Role.Mentee, { email: 'max@example.com', company_id: 'elsewhere', email_verified_at: null });
      expect(await ask(mina, { password: 'guess' })).toMatchObject({ status: 422, body: { code: 'E133' } });
      expect(await ask(mina, { new_email: 'max@example.com' })).toMatchObject({ status: 409, body: { error: 'EMAIL_TAKEN' } });
      expect((await ask(mina, { new_email: 'nonsense' })).status).toBe(422);
      expect(await api.rows("SELECT FROM outbox WHERE name = 'send_email'")).toEqual([]);
    });

    it('by one of two users who request the same one', async () => {
      const [mina, max] = [await aMina(), await api.aSaved(Role.Mentor, { email: 'max@example.com', password_hash })];
      expect([(await ask(mina)).status, (await ask(max)).status]).toEqual([204, 204]);
      const links = await mailsTo(api, NEW);
      const answers = await Promise.all(links.map(({ token }) => verify(token)));
      expect(answers.map(({ status, body }) => [status, body?.error]).sort()).toEqual([
        [204, undefined],
        [409, 'EMAIL_TAKEN'],
      ]);
    });

    it('no longer once the password has changed', async () => {
      const mina = await aMina();
      await ask(mina);
      await api.as(mina).post('/api/v1/auth/password/change', { current_password: PASSWORD, new_password: 'cello-under-the-stairs' });
      expect(await verify((await lastTo(NEW))!.token)).toMatchObject(invalid);
    });
  });
});
