import { generateSync } from 'otplib';
import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { NOTICED_ACTIONS } from '@app/audit';
import { Role } from '@app/auth';
import { SECURITY_NOTICES } from '@identity/auth/security-notices.mails';
import type { User } from '@organisation/users/user.entity';

const EMAIL = 'mina@example.com';

describe('a security notice', () => {
  const api = startApi();
  const aMina = (given: Partial<User> = {}) => api.aSaved(Role.Mentor, { email: EMAIL, name: 'Mina', locale: 'en', ...given });
  const subjects = async (to = EMAIL) => (await mailsTo(api, to)).map(({ subject }) => subject);
  const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) });

  async function enrol(user: User): Promise<string> {
    const { body } = await api.as(user).post('/api/v1/auth/totp');
    await api.as(user).post('/api/v1/auth/totp/confirm', { code: codeOf(body.secret) });
    await api.rows('UPDATE totp_secrets SET last_step = 1');
    return body.secret as string;
  }

  it('is mailed once when a second factor is enabled, gets new codes, is disabled or removed', async () => {
    const [mina, admin] = [await aMina(), await api.aSaved(Role.Admin)];
    const secret = await enrol(mina);
    expect(await subjects()).toEqual(['Your second factor is on']);
    await api.as(mina).post('/api/v1/auth/totp/recovery-codes', { code: '000000' });
    await api.as(mina).post('/api/v1/auth/totp/recovery-codes', { code: codeOf(secret) });
    await api.rows('UPDATE totp_secrets SET last_step = 1');
    await api.as(mina).post('/api/v1/auth/totp/disable', { code: codeOf(secret) });
    await enrol(mina);
    await api.as(admin).post(`/api/v1/users/${mina.id}/totp/reset`);
    expect((await subjects()).slice(1)).toEqual([
      'You have new recovery codes',
      'Your second factor is off',
      'Your second factor is on',
      'Your second factor has been removed',
    ]);
    expect(await subjects(admin.email)).toEqual([]);
  });

  it('is mailed once when a key is created or changed, with its prefix only', async () => {
    const mina = await aMina();
    const { body } = await api.as(mina).post('/api/v1/api-keys', { name: 'evil.example', scopes: ['task:list'] });
    await api.as(mina).patch(`/api/v1/api-keys/${body.id}`, { scopes: ['task:read'] });
    const mails = await mailsTo(api, EMAIL);
    expect(mails.map(({ subject }) => subject)).toEqual(['A new API key has been created', 'An API key has been changed']);
    for (const mail of mails) {
      expect(mail.body).toContain(body.prefix);
      expect(mail.body).not.toContain(body.key);
      expect(mail.body).not.toContain('evil');
    }
  });

  it('is mailed once for any number of ended sessions, whoever ends them', async () => {
    const [mina, admin] = [await aMina({ locale: 'ko' }), await api.aSaved(Role.Admin)];
    for (const n of [1, 2, 3])
      await api.rows(`INSERT INTO sessions (user_id, expires_at, last_used_at, device) VALUES (${mina.id}, '2100-01-01', now(), '${n}')`);
    expect((await api.as(mina).post('/api/v1/auth/sessions/revoke-others')).body).toEqual({ revoked: 3 });
    expect((await mailsTo(api, EMAIL)).map(({ body }) => body)).toEqual([expect.stringContaining('로그인 세션 3개가 종료되었습니다')]);
    expect((await api.as(mina).post('/api/v1/auth/sessions/revoke-others')).body).toEqual({ revoked: 0 });
    expect(await subjects()).toHaveLength(1);
    await api.as(admin).post(`/api/v1/users/${mina.id}/sessions/revoke`);
    expect(await subjects()).toHaveLength(2);
  });

  it('is mailed for a role above mentee, by every operation, and not for lower ones', async () => {
    const [mina, admin] = [await aMina({ role: Role.Mentee }), api.as(await api.aSaved(Role.Admin))];
    await admin.post(`/api/v1/users/${mina.id}/role`, { role: 'mentor' });
    await admin.patch(`/api/v1/users/${mina.id}`, { role: 'admin', position: 'Director' });
    await admin.post(`/api/v1/users/${mina.id}/role`, { role: 'mentee' });
    expect((await mailsTo(api, EMAIL)).map(({ body }) => /the role of (\w+)/.exec(body)?.[1])).toEqual(['mentor', 'administrator']);
    const newcomer = { email: 'joon@example.com', password: 'violin-on-the-roof', name: 'Joon', locale: 'en' };
    await admin.post('/api/v1/users', { ...newcomer, role: 'mentor' });
    await admin.post('/api/v1/users', { ...newcomer, email: 'jane@example.com' });
    expect([await subjects('joon@example.com'), await subjects('jane@example.com')]).toEqual([['You have a new role'], []]);
  });

  it('is mailed to a user who deletes their account, and not after a deactivation or a refusal', async () => {
    const [mina, admin] = [await aMina(), await api.aSaved(Role.Admin)];
    const joon = await api.aSaved(Role.Mentee);
    expect((await api.as(admin).delete(`/api/v1/users/${admin.id}`)).body.error).toBe('LAST_ADMIN');
    await api.as(admin).delete(`/api/v1/users/${joon.id}`);
    await api.as(mina).delete(`/api/v1/users/${mina.id}`);
    expect([await subjects(), await subjects(joon.email), await subjects(admin.email)]).toEqual([
      ['Your account has been deleted'],
      [],
      [],
    ]);
  });

  it.each(NOTICED_ACTIONS)('%s has texts in both languages without gaps', (action) => {
    const values = { name: 'Mina', prefix: 'tutti_abcd1234', provider: 'acme', role: Role.Mentor, sessions: 2 };
    const [en, ko] = [SECURITY_NOTICES[action].in('en', values), SECURITY_NOTICES[action].in('ko', values)];
    expect([en.subject, en.text].join()).not.toMatch(/[가-힣]|undefined/);
    expect(ko.subject).toMatch(/[가-힣]/);
    expect(ko.text).not.toMatch(/undefined/);
  });
});
