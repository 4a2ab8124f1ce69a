import { type Answer, startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';
import type { User } from '@organisation/users/user.entity';

const EMAIL = 'joon@example.com';
const GIVEN = 'violin-on-the-roof';
const MINE = 'cello-under-the-stairs';

describe('an account that a company created and nobody has confirmed', () => {
  const api = startApi();
  const here = api.anonymous();
  const problem = ({ status, body }: Answer) => [status, body?.error];
  const login = (password: string) => here.post('/api/v1/auth/login', { email: EMAIL, password });
  const lastToken = async () => (await mailsTo(api, EMAIL)).filter(({ token }) => token).at(-1)!.token!;
  const elsewhere = async () => api.as(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }));

  async function aColleague(given: object = {}) {
    const admin = await api.aSaved(Role.Admin, { email: 'anna@example.com', name: 'Anna', locale: 'en' });
    const { status, body } = await api.as(admin).post('/api/v1/users', { email: EMAIL, password: GIVEN, name: 'Joon', ...given });
    expect(status).toBe(201);
    return { admin, joon: body as User };
  }

  it('gets no key, second factor, passkey or linked identity before its owner follows a mailed link', async () => {
    const as = api.as((await aColleague()).joon);
    const asked = () => [
      as.post('/api/v1/api-keys', { name: 'Laptop', scopes: ['user:read'] }),
      as.post('/api/v1/auth/totp'),
      as.post('/api/v1/auth/passkeys/challenge', { purpose: 'register' }),
      as.post('/api/v1/auth/passkeys', { name: 'Phone', credential: {} }),
      as.post('/api/v1/auth/oidc/acme/link'),
    ];
    for (const answer of await Promise.all(asked())) expect(problem(answer)).toEqual([403, 'ADDRESS_NOT_CONFIRMED']);
    expect((await as.post('/api/v1/quota/referral')).status).toBe(200);
    expect((await as.get('/api/v1/quota')).body.limit).toBe(200 * 1_048_576);
    await as.post('/api/v1/auth/email/verify/resend');
    expect((await as.post('/api/v1/auth/email/verify', { token: await lastToken() })).status).toBe(204);
    expect((await Promise.all(asked())).map(({ status }) => status)).toEqual([201, 200, 200, 422, 404]);
  });

  it('asks an admin who needs a second factor to confirm the address first', async () => {
    await api.rows(`UPDATE companies SET settings = '{"require_admin_totp": true}' WHERE id = 'sinfonia'`);
    const eva = api.as(await api.aSaved(Role.Admin, { email: EMAIL, email_verified_at: null }));
    expect(problem(await eva.get('/api/v1/users'))).toEqual([403, 'TOTP_ENROLMENT_REQUIRED']);
    expect(problem(await eva.post('/api/v1/auth/totp'))).toEqual([403, 'ADDRESS_NOT_CONFIRMED']);
    expect((await eva.post('/api/v1/auth/email/verify/resend')).status).toBe(204);
    expect((await eva.post('/api/v1/auth/email/verify', { token: await lastToken() })).status).toBe(204);
    expect((await eva.post('/api/v1/auth/totp')).status).toBe(200);
  });

  it('is confirmed by a password reset', async () => {
    const { joon } = await aColleague();
    await api.get(Database).transaction(() => api.get(MailedSecretsService).sendPasswordReset(EMAIL));
    expect((await here.post('/api/v1/auth/password/reset', { token: await lastToken(), new_password: MINE })).status).toBe(204);
    const { access_token } = (await login(MINE)).body;
    const key = await here.post('/api/v1/api-keys', { name: 'Laptop', scopes: ['user:read'] }, { authorization: `Bearer ${access_token}` });
    expect([key.status, key.body.user_id]).toEqual([201, joon.id]);
  });

  it('loses its address to a user invited by another company who proves it, and its admins are notified', async () => {
    const { joon } = await aColleague();
    const session = { authorization: `Bearer ${(await login(GIVEN)).body.access_token}` };
    const { status } = await (await elsewhere()).post('/api/v1/users/invitations', { email: EMAIL, role: 'mentor' });
    expect(status).toBe(201);
    const token = await lastToken();
    const accept = (body: object, headers = {}) => here.post('/api/v1/users/invitations/accept', { token, ...body }, headers);
    expect((await here.post('/api/v1/users/invitations/preview', { token })).body.has_account).toBe(false);
    expect(problem(await accept({}))).toEqual([422, 'VALIDATION_FAILED']);
    expect(problem(await accept({}, session))).toEqual([409, 'INVITATION_NOT_ACCEPTABLE']);

    const joined = await accept({ password: MINE });
    expect([joined.status, joined.body]).toMatchObject([200, { email: EMAIL, role: 'mentor', company: { id: 'elsewhere' } }]);
    expect(joined.body.id).not.toBe(joon.id);
    expect([(await login(GIVEN)).status, (await login(MINE)).status]).toEqual([401, 200]);
    expect((await here.get('/api/v1/auth/me', session)).status).toBe(401);
    expect(await api.rows(`SELECT email, name, company_id, status FROM users WHERE id = ${joon.id}`)).toEqual([
      { email: `released-${joon.id}@users.invalid`, name: 'Joon', company_id: 'sinfonia', status: 'active' },
    ]);
    const [told] = await mailsTo(api, 'anna@example.com');
    expect(told!.subject).toBe('An account of your company has lost its e-mail address');
    expect(told!.body).toContain(`The account of Joon was created with the address ${EMAIL}`);
    expect(told!.body).not.toContain('Elsewhere');
    expect(await api.rows("SELECT company_id, resource_id FROM audit_entries WHERE action = 'user.release_address'")).toEqual([
      { company_id: 'sinfonia', resource_id: String(joon.id) },
    ]);
    const { results } = (await api.as(joined.body as User).get('/api/v1/users')).body;
    expect(results.map(({ id }: User) => id)).not.toContain(joon.id);
  });

  it.each([
    ['confirmed', 'sinfonia', 'email_verified_at = now()'],
    ['of the company that invites', 'elsewhere', "company_id = 'elsewhere'"],
  ])('keeps the address if it is %s', async (_, __, change) => {
    const { joon } = await aColleague();
    await (await elsewhere()).post('/api/v1/users/invitations', { email: EMAIL });
    const token = await lastToken();
    await api.rows(`UPDATE users SET department_id = NULL, ${change} WHERE id = ${joon.id}`);
    const accept = () => here.post('/api/v1/users/invitations/accept', { token, password: MINE });
    expect((await here.post('/api/v1/users/invitations/preview', { token })).body.has_account).toBe(true);
    expect(problem(await accept())).toEqual([401, 'INVALID_TOKEN']);
    expect((await login(GIVEN)).status).toBe(200);
  });

  it('gives way to one of many who follow the link at once', async () => {
    await aColleague();
    await (await elsewhere()).post('/api/v1/users/invitations', { email: EMAIL });
    const token = await lastToken();
    const accept = () => here.post('/api/v1/users/invitations/accept', { token, password: MINE });
    const answers = await Promise.all([accept(), accept(), accept(), accept()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await api.rows(`SELECT FROM users WHERE email = '${EMAIL}'`)).toHaveLength(1);
  });
});
