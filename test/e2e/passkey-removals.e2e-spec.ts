import { hashSync } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { passkeysOf } from '@test/passkeys';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials';
import { PasskeysService } from '@identity/passkeys';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const EMAIL = 'mina@example.com';
const INVALID = { status: 401, body: { code: 'E172', error: 'INVALID_PASSKEY' } };

describe('removing a passkey', () => {
  const api = startApi();
  const { aPasskeyOf, signIn } = passkeysOf(api);
  const here = api.anonymous();
  const aMina = (given: Partial<User> = {}) =>
    api.aSaved(Role.Mentor, { email: EMAIL, name: '김미나', locale: 'en', password_hash: hashSync(PASSWORD, 4), ...given });
  const actions = async () => (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action as string);
  const subjects = async (to = EMAIL) => (await mailsTo(api, to)).map(({ subject }) => subject);

  it('does not happen by a password reset, which ends sessions and keys', async () => {
    const mina = await aMina();
    const { authenticator } = await aPasskeyOf(mina);
    await api.get(Database).transaction(() => api.get(MailedSecretsService).sendPasswordReset(EMAIL));
    const { token } = (await mailsTo(api, EMAIL)).at(-1)!;
    expect((await here.post('/api/v1/auth/password/reset', { token, new_password: 'cello-under-the-bridge' })).status).toBe(204);
    expect((await api.as(mina).get('/api/v1/auth/me')).status).toBe(401);
    expect((await signIn(authenticator)).status).toBe(200);
  });

  it('leaves no used challenge once that has expired', async () => {
    await aPasskeyOf(await aMina());
    const kept = () => api.rows('SELECT FROM used_passkey_challenges');
    await api.get(PasskeysService).forgetExpiredChallenges();
    expect(await kept()).toHaveLength(1);
    await api.rows("UPDATE used_passkey_challenges SET expires_at = now() - interval '1 second'");
    await api.get(PasskeysService).forgetExpiredChallenges();
    expect(await kept()).toEqual([]);
  });

  describe('is allowed', () => {
    const remove = (by: User, id: number) => api.as(by).delete(`/api/v1/auth/passkeys/${id}`);

    it('to its owner, who is mailed', async () => {
      const mina = await aMina();
      const { authenticator, id } = await aPasskeyOf(mina);
      expect((await remove(mina, id)).status).toBe(204);
      expect(await signIn(authenticator)).toMatchObject(INVALID);
      expect(await subjects()).toEqual(['A passkey has been added', 'A passkey has been removed']);
      expect((await actions()).slice(0, 2)).toEqual(['passkey.create', 'passkey.revoke']);
      expect(await remove(mina, id)).toMatchObject({ status: 404, body: { error: 'PASSKEY_NOT_FOUND' } });
      expect((await api.as(mina).get('/api/v1/auth/me')).status).toBe(200);
    });

    it('to an admin of the company, which ends the sessions it opened', async () => {
      const [mina, admin] = [await aMina(), await api.aSaved(Role.Admin)];
      const { authenticator, id } = await aPasskeyOf(mina);
      const signedIn = await signIn(authenticator);
      const listed = await api.as(admin).get(`/api/v1/auth/passkeys?user_id=${mina.id}`);
      expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([id]);
      expect((await remove(admin, id)).status).toBe(204);
      expect((await subjects()).at(-1)).toBe('Your administrator has removed a passkey');
      expect((await api.as(mina).get('/api/v1/auth/me')).status).toBe(401);
      expect((await here.get('/api/v1/auth/me', { authorization: `Bearer ${signedIn.body.access_token}` })).status).toBe(401);
      const [entry] = await api.rows("SELECT actor_id, company_id, resource_id FROM audit_entries WHERE action = 'passkey.reset'");
      expect(entry).toEqual({ actor_id: admin.id, company_id: 'sinfonia', resource_id: String(id) });
    });

    it('to nobody else (404)', async () => {
      const mina = await aMina();
      const { id } = await aPasskeyOf(mina);
      const mentor = await api.aSaved(Role.Mentor, { email: 'joon@example.com' });
      const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
      for (const user of [mentor, stranger]) {
        expect(await remove(user, id)).toMatchObject({ status: 404, body: { error: 'PASSKEY_NOT_FOUND' } });
        expect((await api.as(user).get('/api/v1/auth/passkeys')).body.results).toEqual([]);
      }
      expect((await api.as(stranger).get(`/api/v1/auth/passkeys?user_id=${mina.id}`)).status).toBe(404);
    });
  });
});
