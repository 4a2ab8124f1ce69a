import { hash } from '@node-rs/bcrypt';
import { type Answer, startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role, hashOf } from '@app/auth';
import { env } from '@app/config';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials/mailed-secrets.service';
import type { User } from '@organisation/users/user.entity';

const EMAIL = 'joon@example.com';
const THEIRS = 'violin-on-the-roof';
const MINE = 'cello-under-the-stairs';
const KEY = `tutti_intruder_${'k'.repeat(43)}`;

describe('an unproven account', () => {
  const api = startApi();
  const here = api.anonymous();
  let password_hash: string;
  beforeAll(async () => void (password_hash = await hash(THEIRS, env.BCRYPT_ROUNDS)));

  const problem = ({ status, body }: Answer) => [status, body?.error];
  const unconfirmed = [403, 'ADDRESS_NOT_CONFIRMED'];
  const login = (password: string) => here.post('/api/v1/auth/login', { email: EMAIL, password });
  const bearing = (token: string) => ({ authorization: `Bearer ${token}` });
  const withKey = () => here.get('/api/v1/auth/me', bearing(KEY));
  const register = async () => (await here.post('/api/v1/auth/register', { email: EMAIL, password: THEIRS, name: 'Mallory' })).body as User;
  const mail = (work: (secrets: MailedSecretsService) => Promise<unknown>) =>
    api.get(Database).transaction(() => work(api.get(MailedSecretsService)));
  const lastToken = async () => (await mailsTo(api, EMAIL)).filter(({ token }) => token).at(-1)!.token!;
  const anAdmin = async () => api.as(await api.aSaved(Role.Admin));
  const count = async (table: string) => (await api.rows(`SELECT count(*)::int AS n FROM ${table}`))[0].n as number;
  const actions = async () => (await api.rows('SELECT action FROM audit_entries')).map(({ action }) => action as string);

  async function reset(new_password: string): Promise<void> {
    await mail((secrets) => secrets.sendPasswordReset(EMAIL));
    expect((await here.post('/api/v1/auth/password/reset', { token: await lastToken(), new_password })).status).toBe(204);
  }

  /** Everything by which somebody stays in an account, made when there was no rule against it. */
  async function entrench({ id }: Pick<User, 'id'>): Promise<void> {
    await api.rows(
      `INSERT INTO api_keys (user_id, name, prefix, hash, scopes) VALUES (${id}, 'Kept', 'tutti_intruder', '${hashOf(KEY)}', '{user:*}')`,
    );
    await api.rows(`INSERT INTO totp_secrets (user_id, sealed, confirmed_at) VALUES (${id}, 'x', now())`);
    await api.rows(`INSERT INTO recovery_codes (user_id, hash) VALUES (${id}, 'a')`);
    await api.rows(
      `INSERT INTO passkeys (user_id, name, credential_id, public_key, transports, device_type, backed_up)
       VALUES (${id}, 'Kept', 'kept', 'x', '{}', 'multi_device', true)`,
    );
    await api.rows(
      `INSERT INTO linked_identities (user_id, provider, issuer, subject, linked_at) VALUES (${id}, 'acme', 'https://acme.example', '7', now())`,
    );
  }

  it('gets nothing that outlives its session before its owner follows a mailed link', async () => {
    const joon = await register();
    const as = api.as(joon);
    const asked = () => [
      as.post('/api/v1/api-keys', { name: 'Laptop', scopes: ['user:read'] }),
      as.post('/api/v1/auth/totp'),
      as.post('/api/v1/auth/totp/confirm', { code: '123456' }),
      as.post('/api/v1/auth/passkeys/challenge', { purpose: 'register' }),
      as.post('/api/v1/auth/passkeys', { name: 'Phone', credential: {} }),
      as.post('/api/v1/auth/oidc/acme/link'),
      as.post('/api/v1/quota/referral'),
      as.post('/api/v1/quota/referral/redeem', { code: 'ABCDEF123456' }),
    ];
    for (const answer of await Promise.all(asked())) expect(problem(answer)).toEqual(unconfirmed);
    expect((await as.post('/api/v1/auth/email/verify/resend')).status).toBe(204);
    expect((await as.post('/api/v1/auth/email/verify', { token: await lastToken() })).status).toBe(204);
    expect((await Promise.all(asked())).map(({ status }) => status)).toEqual([201, 200, 422, 200, 422, 404, 200, 422]);
  });

  describe('created by somebody without the mailbox', () => {
    it('belongs to the mailbox owner after a reset, and so does the company they join', async () => {
      const mallory = await register();
      const session = await api.tokenOf(mallory);
      await entrench(mallory);
      expect((await withKey()).status).toBe(200);
      const { challenge } = (await login(THEIRS)).body;

      await (await anAdmin()).post('/api/v1/users/invitations', { email: EMAIL, role: 'admin' });
      const invitation = await lastToken();
      await reset(MINE);
      expect((await login(THEIRS)).status).toBe(401);
      const owner = await login(MINE);
      expect(owner.status).toBe(200);
      const accepted = await here.post('/api/v1/users/invitations/accept', { token: invitation }, bearing(owner.body.access_token));
      expect([accepted.status, accepted.body.role]).toEqual([200, 'admin']);

      expect([(await withKey()).status, (await here.get('/api/v1/users', bearing(session))).status]).toEqual([401, 401]);
      expect((await here.post('/api/v1/auth/totp/verify', { challenge, code: '123456' })).status).toBe(401);
      for (const table of ['totp_secrets', 'recovery_codes', 'passkeys', 'linked_identities'])
        expect([table, await count(table)]).toEqual([table, 0]);
      expect(await actions()).toContain('user.reclaim');
      expect(await api.rows("SELECT FROM outbox WHERE queue = 'events' AND name = 'UserReclaimed'")).toHaveLength(1);
    });

    it('is taken over by the link of an invitation with a new password', async () => {
      const mallory = await register();
      const session = await api.tokenOf(mallory);
      await entrench(mallory);
      await (await anAdmin()).post('/api/v1/users/invitations', { email: EMAIL, role: 'mentor' });
      const token = await lastToken();
      const accept = (body: object, headers = {}) => here.post('/api/v1/users/invitations/accept', { token, ...body }, headers);
      expect((await here.post('/api/v1/users/invitations/preview', { token })).body.has_account).toBe(false);
      expect(problem(await accept({}, bearing(session)))).toEqual([403, 'INVITEE_NOT_VERIFIED']);
      expect(problem(await accept({}))).toEqual([422, 'VALIDATION_FAILED']);

      const joined = await accept({ password: MINE, name: 'Joon' });
      expect([joined.status, joined.body]).toMatchObject([
        200,
        { id: mallory.id, name: 'Joon', role: 'mentor', company: { id: 'sinfonia' } },
      ]);
      expect([(await login(THEIRS)).status, (await login(MINE)).status]).toEqual([401, 200]);
      expect([(await withKey()).status, (await here.get('/api/v1/auth/me', bearing(session))).status]).toEqual([401, 401]);
      for (const table of ['totp_secrets', 'passkeys', 'linked_identities']) expect([table, await count(table)]).toEqual([table, 0]);
    });

    it.each([
      ['active', "status = 'active'"],
      ['deactivated by its maker', "status = 'deactivated', deactivated_at = now()"],
    ])('does not keep its address from a company: %s', async (_, state) => {
      const mallory = await register();
      await entrench(mallory);
      await api.rows(`UPDATE users SET ${state} WHERE id = ${mallory.id}`);
      const made = await (await anAdmin()).post('/api/v1/users', { email: EMAIL, password: MINE, name: 'Joon' });
      expect([made.status, made.body.id === mallory.id]).toEqual([201, false]);
      expect([(await login(THEIRS)).status, (await login(MINE)).status, (await withKey()).status]).toEqual([401, 200, 401]);
      expect(await api.rows(`SELECT email, name, status FROM users WHERE id = ${mallory.id}`)).toEqual([
        { email: `anonymised-${mallory.id}@users.invalid`, name: 'Former member', status: 'anonymised' },
      ]);
      expect(await actions()).toContain('user.remove_unproven');
    });

    it('is kept if it is of a company or proven', async () => {
      const admin = await anAdmin();
      for (const given of [{ company_id: 'elsewhere', email_verified_at: null }, { company_id: null }]) {
        const { id } = await api.aSaved(Role.Mentee, { email: EMAIL, password_hash, ...given });
        expect(problem(await admin.post('/api/v1/users', { email: EMAIL, password: MINE, name: 'Joon' }))).toEqual([409, 'EMAIL_TAKEN']);
        await api.rows(`DELETE FROM users WHERE id = ${id}`);
      }
    });
  });

  describe('with a mailed link', () => {
    const verify = (body: object, headers = {}) => here.post('/api/v1/auth/email/verify', body, headers);
    const disown = (token: string) => here.post('/api/v1/auth/email/disown', { token });
    const verified = async () =>
      (await api.rows(`SELECT FROM users WHERE email = '${EMAIL}' AND email_verified_at IS NOT NULL`)).length === 1;

    async function aLink() {
      const joon = await register();
      await mail((secrets) => secrets.sendVerification(joon.id));
      return { joon, token: await lastToken() };
    }

    it('is confirmed by the password or a session of the same person only', async () => {
      const { joon, token } = await aLink();
      await entrench(joon);
      const other = bearing(await api.tokenOf(await api.aSaved(Role.Mentee)));
      for (const headers of [{}, other, bearing(KEY)])
        expect(problem(await verify({ token }, headers))).toEqual([403, 'LINK_NEEDS_ACCOUNT']);
      expect(problem(await verify({ token, password: MINE }))).toEqual([422, 'WRONG_PASSWORD']);
      expect(await verified()).toBe(false);
      expect((await verify({ token, password: THEIRS })).status).toBe(204);
      expect(await verified()).toBe(true);
    });

    it('counts guesses of the password as failed sign-ins', async () => {
      const { token } = await aLink();
      const guesses = Array.from({ length: 10 }, (_, n) => verify({ token, password: `guess-number-${n}` }));
      expect((await Promise.all(guesses)).map(({ status }) => status)).toEqual(Array(10).fill(422));
      expect(problem(await verify({ token, password: THEIRS }))).toEqual([429, 'TOO_MANY_FAILED_SIGN_INS']);
    }, 60_000);

    it('is deleted by a mailbox owner who has not created it', async () => {
      const { joon, token } = await aLink();
      const session = await api.tokenOf(joon);
      expect((await disown(token)).status).toBe(204);
      expect(await api.rows(`SELECT FROM users WHERE email = '${EMAIL}'`)).toEqual([]);
      expect([(await login(THEIRS)).status, (await here.get('/api/v1/auth/me', bearing(session))).status]).toEqual([401, 401]);
      expect(problem(await disown(token))).toEqual([400, 'INVALID_LINK']);
      expect((await here.post('/api/v1/auth/register', { email: EMAIL, password: MINE, name: 'Joon' })).status).toBe(201);
    });

    it('is not deleted if it is of a company', async () => {
      const { joon, token } = await aLink();
      await api.rows(`UPDATE users SET company_id = 'sinfonia' WHERE id = ${joon.id}`);
      expect(problem(await disown(token))).toEqual([409, 'ACCOUNT_STAYS']);
      expect((await verify({ token, password: THEIRS })).status).toBe(204);
    });

    it('gets no address by a click of somebody else: a change also needs the account', async () => {
      const mallory = await api.aSaved(Role.Mentee, { email: 'mallory@example.com', password_hash });
      await api.as(mallory).post('/api/v1/auth/email/change', { new_email: EMAIL, password: THEIRS });
      const token = await lastToken();
      expect(problem(await verify({ token }))).toEqual([403, 'LINK_NEEDS_ACCOUNT']);
      expect((await disown(token)).status).toBe(204);
      expect(problem(await verify({ token, password: THEIRS }))).toEqual([400, 'INVALID_LINK']);
      expect((await api.as(mallory).get('/api/v1/auth/me')).body.email).toBe('mallory@example.com');
    });
  });

  it('loses sessions and API keys at a reset, as every account does', async () => {
    const joon = await api.aSaved(Role.Mentor, { email: EMAIL, password_hash });
    const made = await api.as(joon).post('/api/v1/api-keys', { name: 'Laptop', scopes: ['user:read'] });
    const key = bearing(made.body.key as string);
    const session = bearing(await api.tokenOf(joon));
    expect([(await here.get('/api/v1/auth/me', key)).status, (await here.get('/api/v1/auth/me', session)).status]).toEqual([200, 200]);
    await reset(MINE);
    expect([(await here.get('/api/v1/auth/me', key)).status, (await here.get('/api/v1/auth/me', session)).status]).toEqual([401, 401]);
    expect((await login(MINE)).status).toBe(200);
  });
});
