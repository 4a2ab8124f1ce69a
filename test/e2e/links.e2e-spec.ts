import { hashSync } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';

const EMAIL = 'mina@example.com';
const OLD = 'violin-on-the-roof';
const NEW = 'cello-under-the-stairs';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'en' };

describe('the page of a mailed link', () => {
  const api = startApi();
  const mail = (work: (secrets: MailedSecretsService) => Promise<unknown>) =>
    api.get(Database).transaction(() => work(api.get(MailedSecretsService)));
  const linkTo = async () => {
    const { body, token } = (await mailsTo(api, EMAIL)).at(-1)!;
    return { path: /https?:\/\/[^/]+(\/\S+)/.exec(body)![1]!, token: token! };
  };
  const submit = (page: string, fields: Record<string, string>, headers: Record<string, string> = BROWSER) =>
    api.anonymous().post(/action="([^"]+)"/.exec(page)![1]!, new URLSearchParams(fields).toString() as never, {
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    });
  const verified = () => api.rows('SELECT FROM users WHERE email_verified_at IS NOT NULL');
  const unproven = { email: EMAIL, company_id: null, email_verified_at: null, password_hash: hashSync(OLD, 4) };
  const good = () => api.rows('SELECT FROM mailed_secrets WHERE used_at IS NULL');

  it('does nothing when opened, keeps its secret from referrers, and runs no foreign script', async () => {
    const { id } = await api.aSaved(Role.Mentee, unproven);
    await mail((secrets) => secrets.sendVerification(id));
    const { path, token } = await linkTo();
    for (let n = 0; n < 3; n++) expect((await api.anonymous().get(path, BROWSER)).status).toBe(200);
    expect([await verified(), await good()]).toEqual([[], [{}]]);

    const { headers, body } = await api.anonymous().get(path, BROWSER);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("form-action 'self'"),
    });
    expect(body).toContain(`name="token" value="${token}"`);
    expect(body).not.toMatch(/<script|https?:/);
  });

  it('verifies an address when the button is pressed, once', async () => {
    const { id } = await api.aSaved(Role.Mentee, unproven);
    await mail((secrets) => secrets.sendVerification(id));
    const { path, token } = await linkTo();
    const { body: page } = await api.anonymous().get(path, BROWSER);
    expect(page).toContain('type="password" name="password"');
    const wrong = await submit(page, { token, password: NEW });
    expect([wrong.status, wrong.body]).toEqual([422, expect.stringContaining('The password is wrong.')]);
    expect(await verified()).toEqual([]);
    const done = await submit(page, { token, password: OLD });
    expect([done.status, done.body]).toEqual([200, expect.stringContaining('The address is confirmed.')]);
    expect(await verified()).toHaveLength(1);
    const again = await submit(page, { token, password: OLD }, { ...BROWSER, 'accept-language': 'ko' });
    expect([again.status, again.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect(again.body).toContain('더 이상 사용할 수 없는 링크입니다.');
    expect(await submit(page, { token, password: OLD }, {})).toMatchObject({ status: 400, body: { code: 'E134' } });
  });

  it('deletes an account that the owner of the mailbox has not created', async () => {
    const { id } = await api.aSaved(Role.Mentee, unproven);
    await mail((secrets) => secrets.sendVerification(id));
    const { path, token } = await linkTo();
    const { body: page } = await api.anonymous().get(path, BROWSER);
    expect(page).toContain('This is not me');
    const [, other] = (page as string).split('</form>');
    const done = await submit(other!, { token });
    expect([done.status, done.body]).toEqual([200, expect.stringContaining('Your address is no longer used here.')]);
    expect(await api.rows(`SELECT FROM users WHERE email = '${EMAIL}'`)).toEqual([]);
  });

  it('sets a password, and explains why one is refused', async () => {
    await api.aSaved(Role.Mentee, { email: EMAIL });
    await mail((secrets) => secrets.sendPasswordReset(EMAIL));
    const { path, token } = await linkTo();
    const { body: page } = await api.anonymous().get(path, BROWSER);
    expect(page).toContain('type="password" name="new_password"');
    const poor = await submit(page, { token, new_password: 'password1' });
    expect([poor.status, poor.body]).toEqual([422, expect.stringContaining('new_password')]);
    expect(poor.body).toContain(`<a href="?token=${token}">`);
    expect((await submit(page, { token, new_password: NEW })).body).toContain('The password is set.');
    expect((await api.anonymous().post('/api/v1/auth/login', { email: EMAIL, password: NEW })).status).toBe(200);
  });

  it('escapes the values of its fields', async () => {
    const { body } = await api
      .anonymous()
      .get(`/api/v1/auth/links/verify-email?token=${encodeURIComponent('"><script>alert(1)</script>')}`, BROWSER);
    expect(body).not.toContain('<script>');
    const none = await api.anonymous().get('/api/v1/auth/links/reset-password', BROWSER);
    expect([none.status, none.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8']);
  });
});
