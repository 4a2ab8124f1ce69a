import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';

const EMAIL = 'mina@example.com';
const NEW = 'cello-under-the-stairs';

describe('the mail about a password reset', () => {
  const api = startApi();

  it.each([
    ['en', 'Your password has been reset', 'Your account still has 2 passkeys', 'One-time codes'],
    ['ko', '비밀번호가 재설정되었습니다', '패스키 2개가 그대로 남아', '일회용 코드'],
  ])('names remaining passkeys and where to remove them, or the one-time codes (%s)', async (locale, subject, left, codes) => {
    const mina = await api.aSaved(Role.Mentee, { email: EMAIL, name: '김미나', locale });
    const aPasskey = (id: string, at: number) =>
      api.rows(`INSERT INTO passkeys (user_id, credential_id, public_key, name, transports, device_type, backed_up)
        VALUES (${at}, '${id}', 'pQECAyYg', 'Phone', '{}', 'multi_device', true)`);
    for (const id of ['one', 'two']) await aPasskey(id, mina.id);
    await aPasskey('three', (await api.aSaved(Role.Mentee)).id);
    const reset = async () => {
      await api.get(Database).transaction(() => api.get(MailedSecretsService).sendPasswordReset(EMAIL));
      const { token } = (await mailsTo(api, EMAIL)).at(-1)!;
      expect((await api.anonymous().post('/api/v1/auth/password/reset', { token, new_password: NEW })).status).toBe(204);
      return (await mailsTo(api, EMAIL)).at(-1)!;
    };
    const mail = await reset();
    expect(mail.subject).toBe(subject);
    expect(mail.body).toContain(left);
    expect(mail.body).toContain('http://localhost:8001/api/v1/auth/passkeys');
    expect(mail.body).not.toContain(codes);

    await api.rows('DELETE FROM passkeys');
    await api.rows(`INSERT INTO totp_secrets (user_id, sealed, confirmed_at) VALUES (${mina.id}, 'sealed', now())`);
    const { body } = await reset();
    expect([body.includes('/passkeys'), body.includes(codes)]).toEqual([false, true]);
  });
});
