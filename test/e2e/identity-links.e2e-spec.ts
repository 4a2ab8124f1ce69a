import { hash } from '@node-rs/bcrypt';
import { generateSync } from 'otplib';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { RealProvider, configure, cookieOf, travelling } from '@test/providers';
import { Role, SessionRightsCache } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const mina = { sub: 'mina-at-acme', email: 'mina@example.com', email_verified: true, name: '김미나' };
const work = { ...mina, sub: 'mina-at-work', email: 'mina@work.example' };
const credentials = { email: 'mina@example.com', password: 'violin-on-the-roof' };

describe('accounts and identities', () => {
  let acme: RealProvider;
  beforeAll(async () => {
    acme = await RealProvider.start(['acme']);
    configure({ name: 'acme', label: 'Acme', issuer: acme.issuer });
  });
  afterAll(() => acme.stop());

  const api = startApi();
  const here = api.anonymous();
  const { comeBack, signIn } = travelling(api, () => acme);

  const login = () => here.post('/api/v1/auth/login', credentials);
  const me = (access_token: string) => here.get('/api/v1/auth/me', { authorization: `Bearer ${access_token}` });
  const count = async (table: string) => (await api.rows(`SELECT count(*)::int AS n FROM ${table}`))[0].n as number;
  const actions = async () => (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action as string);

  async function aMember(given: Partial<User> = {}): Promise<User> {
    const password_hash = await hash(credentials.password, 4);
    return api.aSaved(Role.Mentee, {
      email: credentials.email,
      password_hash,
      email_verified_at: '2026-01-01T00:00:00Z',
      ...given,
    });
  }
  async function departToLink(user: User) {
    const { status, body, headers } = await api.as(user).post('/api/v1/auth/oidc/acme/link');
    expect([status, body.expires_in]).toEqual([200, 600]);
    return { url: body.url as string, cookie: cookieOf(headers) };
  }
  async function link(user: User, person = mina) {
    const { url, cookie } = await departToLink(user);
    return comeBack(await acme.visit(url, person), cookie);
  }
  const identitiesOf = async (user: User) => (await api.as(user).get('/api/v1/auth/identities')).body;

  describe('signing in with the address of an existing account', () => {
    it('does not link an account whose owner has verified it', async () => {
      await aMember({ company_id: null });
      expect(await signIn(mina)).toMatchObject({ status: 409, body: { error: 'ACCOUNT_EXISTS', code: 'E146' } });
      expect([(await login()).status, await count('linked_identities')]).toEqual([200, 0]);
    });

    it('does not link an account of a company, verified or not', async () => {
      await aMember({ email_verified_at: null });
      expect(await signIn(mina)).toMatchObject({ status: 409, body: { code: 'E146' } });
      expect((await login()).status).toBe(200);
    });

    it('takes over an unverified account, and revokes the access of its creator', async () => {
      await here.post('/api/v1/auth/register', { ...credentials, name: 'Mallory' });
      const opener = (await login()).body;
      expect((await me(opener.access_token)).status).toBe(200);

      const { status, body } = await signIn(mina);
      expect(status).toBe(200);
      expect((await me(body.access_token)).body.email).toBe(credentials.email);
      expect(await count('users')).toBe(1);

      expect((await login()).status).toBe(401);
      expect((await me(opener.access_token)).status).toBe(401);
      expect((await here.post('/api/v1/auth/refresh', { refresh_token: opener.refresh_token })).status).toBe(401);
      expect(await actions()).toContain('user.claim');
    });
  });

  describe('signing in to an account with a second factor', () => {
    async function protect(authorization: string): Promise<void> {
      const { body: setup } = await here.post('/api/v1/auth/totp', undefined, { authorization });
      const code = generateSync({ secret: setup.secret as string });
      expect((await here.post('/api/v1/auth/totp/confirm', { code }, { authorization })).status).toBe(200);
    }

    it('requires the factor after every provider', async () => {
      const { body } = await signIn(mina);
      await protect(`Bearer ${body.access_token}`);
      const { status, body: challenged } = await signIn(mina);
      expect([status, challenged]).toEqual([202, { challenge: expect.any(String), methods: ['totp', 'recovery_code'], expires_in: 300 }]);
    });

    it('ignores the factor of an unverified account that somebody else has created', async () => {
      await here.post('/api/v1/auth/register', { ...credentials, name: 'Mallory' });
      const opener = (await login()).body;
      // As before an account had to be proven for that.
      await api.rows('UPDATE users SET email_verified_at = now()');
      api.get(SessionRightsCache).forget();
      await protect(`Bearer ${opener.access_token}`);
      const authorization = `Bearer ${opener.access_token}`;
      const key = await here.post('/api/v1/api-keys', { name: 'Kept', scopes: ['user:read'] }, { authorization });
      await api.rows('UPDATE users SET email_verified_at = NULL');
      const bearer = { authorization: `Bearer ${key.body.key}` };
      expect((await here.get('/api/v1/auth/me', bearer)).status).toBe(200);
      const change = { new_email: 'mallory@example.com', password: credentials.password };
      expect((await here.post('/api/v1/auth/email/change', change, { authorization })).status).toBe(204);
      const { challenge } = (await login()).body;
      expect((await signIn(mina)).status).toBe(200);
      expect((await here.get('/api/v1/auth/me', bearer)).status).toBe(401);
      expect(await api.rows("SELECT used_at IS NULL AS good FROM mailed_secrets WHERE purpose = 'email_change'")).toEqual([
        { good: false },
      ]);
      expect(await count('totp_secrets')).toBe(0);
      expect((await here.post('/api/v1/auth/totp/verify', { challenge, code: '123456' })).status).toBe(401);
    });
  });

  describe('linking', () => {
    it('adds an identity to the requesting account, whatever its address', async () => {
      const member = await aMember();
      const { status, body } = await link(member, work);
      const identity = {
        id: expect.any(Number),
        provider: 'acme',
        email: 'mina@work.example',
        linked_at: expect.any(String),
        last_used_at: null,
      };
      expect([status, body]).toEqual([200, { identity }]);
      expect(await identitiesOf(member)).toEqual({ count: 1, next: null, previous: null, results: [identity] });

      const { body: tokens } = await signIn(work);
      expect((await me(tokens.access_token)).body.id).toBe(member.id);
      expect((await login()).status).toBe(200);
      expect(await actions()).toEqual(['identity.begin', 'identity.link', 'identity.sign_in', 'session.sign_in', 'session.sign_in']);
    });

    it('changes nothing when repeated', async () => {
      const member = await aMember();
      const [first, again] = [await link(member), await link(member)];
      expect([again.status, again.body]).toEqual([200, first.body]);
      expect(await count('linked_identities')).toBe(1);
    });

    it('refuses an identity of another account', async () => {
      await link(await aMember());
      const other = await aMember({ email: 'other@example.com' });
      expect(await link(other)).toMatchObject({ status: 409, body: { error: 'IDENTITY_TAKEN', code: 'E147' } });
    });

    it('gives an identity to one of two accounts under concurrent links', async () => {
      const members = [await aMember(), await aMember({ email: 'other@example.com' })];
      const answers = await Promise.all(members.map((member) => link(member)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await count('linked_identities')).toBe(1);
    });

    it.each([
      ['unproven', null],
      ['unconfirmed', 'sinfonia'],
    ])('is refused to an %s account, also if it was confirmed when the link started', async (_, company_id) => {
      const opener = await aMember({ company_id });
      const { url, cookie } = await departToLink(opener);
      await api.rows('UPDATE users SET email_verified_at = NULL');
      expect(await comeBack(await acme.visit(url, mina), cookie)).toMatchObject({ status: 403, body: { error: 'ADDRESS_NOT_CONFIRMED' } });
      await eventually(async () => (await api.as(opener).post('/api/v1/auth/oidc/acme/link')).body.error === 'ADDRESS_NOT_CONFIRMED');
      expect(await count('linked_identities')).toBe(0);
    });

    it('is refused to another browser, and to a session that ended meanwhile', async () => {
      const member = await aMember();
      const { url, cookie } = await departToLink(member);
      const back = await acme.visit(url, mina);
      expect(await comeBack(back)).toMatchObject({ status: 401, body: { code: 'E143' } });
      await api.as(member).post('/api/v1/auth/logout');
      expect(await comeBack(back, cookie)).toMatchObject({ status: 401, body: { code: 'E143' } });
      expect(await count('linked_identities')).toBe(0);
    });

    it('needs a signed-in user', async () => {
      expect((await here.post('/api/v1/auth/oidc/acme/link')).status).toBe(401);
      expect((await here.get('/api/v1/auth/identities')).status).toBe(401);
      expect(await api.as(await aMember()).post('/api/v1/auth/oidc/nobody/link')).toMatchObject({ body: { error: 'PROVIDER_NOT_FOUND' } });
    });
  });

  describe('unlinking', () => {
    it('removes an identity, but not the last way to sign in', async () => {
      const member = await aMember();
      const { identity } = (await link(member)).body;
      await link(member, work);
      expect((await api.as(member).delete(`/api/v1/auth/identities/${identity.id}`)).status).toBe(204);
      expect(await signIn(mina)).toMatchObject({ status: 409, body: { code: 'E146' } });
      expect((await actions()).filter((action) => action === 'identity.unlink')).toHaveLength(1);

      const [{ id }] = (await identitiesOf(member)).results;
      await api.rows('UPDATE users SET password_hash = NULL');
      expect(await api.as(member).delete(`/api/v1/auth/identities/${id}`)).toMatchObject({ status: 409, body: { error: 'LAST_WAY_IN' } });
    });

    it('keeps one of two identities under concurrent removals', async () => {
      const member = await aMember();
      await link(member);
      await link(member, work);
      await api.rows('UPDATE users SET password_hash = NULL');
      const { results } = await identitiesOf(member);
      const answers = await Promise.all(results.map(({ id }: { id: number }) => api.as(member).delete(`/api/v1/auth/identities/${id}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    });

    it('answers 404 for identities of others', async () => {
      const { identity } = (await link(await aMember())).body;
      const other = await aMember({ email: 'other@example.com' });
      expect(await identitiesOf(other)).toMatchObject({ count: 0 });
      for (const id of [identity.id, 999_999])
        expect(await api.as(other).delete(`/api/v1/auth/identities/${id}`)).toMatchObject({
          status: 404,
          body: { error: 'IDENTITY_NOT_FOUND' },
        });
    });
  });
});
