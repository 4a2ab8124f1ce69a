import { startApi } from '@test/app';
import { RealProvider, configure, travelling } from '@test/providers';
import { Role } from '@app/auth';
import { env } from '@app/config';

const mina = { sub: 'mina-at-acme', email: 'Mina@Example.com', email_verified: true, name: '김미나' };

describe('signing in with a provider', () => {
  let acme: RealProvider;
  beforeAll(async () => {
    acme = await RealProvider.start(['acme', 'kakao']);
    const { issuer } = acme;
    configure(
      { name: 'acme', label: 'Acme', issuer },
      { name: 'kakao', label: 'Kakao', issuer, scope: 'openid account_email profile_nickname' },
    );
  });
  afterAll(() => acme.stop());

  const api = startApi();
  const here = api.anonymous();

  const { depart, comeBack, visit, signIn } = travelling(api, () => acme);
  const me = (access_token: string) => here.get('/api/v1/auth/me', { authorization: `Bearer ${access_token}` });
  const count = async (table: string) => (await api.rows(`SELECT count(*)::int AS n FROM ${table}`))[0].n as number;
  const trail = async () =>
    (await api.rows('SELECT action, changes FROM audit_entries ORDER BY id')) as { action: string; changes: object }[];
  const actions = async () => (await trail()).map(({ action }) => action);

  it('lists the providers by name', async () => {
    expect((await here.get('/api/v1/auth/oidc')).body).toEqual({
      providers: [
        { name: 'acme', label: 'Acme', start_url: '/api/v1/auth/oidc/acme/start' },
        { name: 'kakao', label: 'Kakao', start_url: '/api/v1/auth/oidc/kakao/start' },
      ],
    });
    expect(await here.get('/api/v1/auth/oidc/nobody/start')).toMatchObject({ status: 404, body: { error: 'PROVIDER_NOT_FOUND' } });
  });

  it('redirects with state, nonce and PKCE challenge, and sets an HttpOnly SameSite cookie', async () => {
    const { headers } = await here.raw('/api/v1/auth/oidc/acme/start');
    const { origin, searchParams } = new URL(String(headers.location));
    expect(origin).toBe(acme.issuer);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'tutti',
      redirect_uri: `${env.PUBLIC_URL}/api/v1/auth/oidc/acme/callback`,
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect([headers['cache-control']]).toEqual(['no-store']);
    expect(headers['set-cookie']).toMatch(
      /^tutti_visit_[\w-]{12}=[\w-]{43}; Max-Age=600; Path=\/api\/v1\/auth\/oidc; HttpOnly; SameSite=Lax$/,
    );
    const [row] = await api.rows('SELECT * FROM provider_visits');
    const secrets = ['state', 'nonce', 'code_challenge'].map((name) => searchParams.get(name)!);
    expect(secrets.some((secret) => JSON.stringify(row).includes(secret))).toBe(false);
  });

  it('registers a new user as a mentee without a company and with a verified address', async () => {
    const { status, body, headers } = await signIn(mina);
    expect([status, body]).toEqual([
      200,
      { access_token: expect.any(String), token_type: 'bearer', refresh_token: expect.any(String), expires_in: 1_800 },
    ]);
    expect([headers['cache-control'], headers['set-cookie']]).toEqual(['no-store', expect.stringMatching(/=; Max-Age=0; /)]);
    expect((await me(body.access_token)).body).toMatchObject({ email: 'mina@example.com', name: '김미나', role: 'mentee', company: null });
    expect(await api.rows('SELECT email_verified_at IS NOT NULL AS verified, password_hash FROM users')).toEqual([
      { verified: true, password_hash: null },
    ]);
    expect(await actions()).toEqual(['user.register', 'identity.link', 'identity.sign_in', 'session.sign_in']);
    expect((await trail()).filter(({ action }) => action === 'identity.link')).toMatchObject([{ changes: { provider: [null, 'acme'] } }]);
  });

  it('recognises the user next time, whatever their address is by then', async () => {
    await signIn(mina);
    const { status, body } = await signIn({ ...mina, email: 'other@example.com', email_verified: false });
    expect([status, await count('users'), await count('linked_identities')]).toEqual([200, 1, 1]);
    expect((await me(body.access_token)).body.email).toBe('mina@example.com');
    expect(await api.rows('SELECT provider, issuer, subject, email FROM linked_identities')).toEqual([
      { provider: 'acme', issuer: acme.issuer, subject: mina.sub, email: 'other@example.com' },
    ]);
  });

  it('registers once under three concurrent first sign-ins, and refuses none of them', async () => {
    const people = Array.from({ length: 12 }, (_, n) => ({ ...mina, sub: `mina-${n}`, email: `mina-${n}@example.com` }));
    for (const person of people) {
      const visits = await Promise.all([visit(person), visit(person), visit(person)]);
      const answers = await Promise.all(visits.map(({ back, cookie }) => comeBack(back, cookie)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    }
    expect([await count('users'), await count('linked_identities')]).toEqual([people.length, people.length]);
  });

  describe('refuses', () => {
    const untouched = async () => [await count('users'), await count('linked_identities'), await count('sessions')];

    it('a state that is used, expired, unknown or missing', async () => {
      const { back, cookie } = await visit(mina);
      expect((await comeBack(back, cookie)).status).toBe(200);
      const refused = { status: 401, body: { error: 'SIGN_IN_NOT_BEGUN_HERE', code: 'E143' } };
      expect(await comeBack(back, cookie)).toMatchObject(refused);

      const late = await visit(mina);
      await api.rows("UPDATE provider_visits SET expires_at = now() - interval '1 second'");
      expect(await comeBack(late.back, late.cookie)).toMatchObject(refused);
      expect(await comeBack(back.replace(/state=[^&]+/, 'state=nope'), cookie)).toMatchObject(refused);
      expect(await comeBack(back.replace(/state=[^&]+/, ''), cookie)).toMatchObject(refused);
      expect(await comeBack(`${back}&state=again`, cookie)).toMatchObject(refused);
      expect(await count('sessions')).toBe(1);
    });

    it('the second use of a state, also at the same time', async () => {
      const { back, cookie } = await visit(mina);
      const answers = await Promise.all(Array.from({ length: 5 }, () => comeBack(back, cookie)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    });

    it('a state of another browser, and keeps it valid for its owner', async () => {
      const attacker = await visit({ ...mina, sub: 'attacker', email: 'attacker@example.com' });
      const victim = await depart();
      for (const cookie of ['', victim.cookie, `${attacker.cookie.split('=')[0]}=${victim.cookie.split('=')[1]}`])
        expect(await comeBack(attacker.back, cookie)).toMatchObject({ status: 401, body: { error: 'SIGN_IN_NOT_BEGUN_HERE' } });
      expect(await untouched()).toEqual([0, 0, 0]);
      expect((await comeBack(attacker.back, attacker.cookie)).status).toBe(200);
    });

    it('a state of another provider', async () => {
      const { back, cookie } = await visit(mina);
      expect(await comeBack(back.replace('/acme/', '/kakao/'), cookie)).toMatchObject({ status: 401, body: { code: 'E143' } });
    });

    it('a code of another request, whose PKCE verifier differs', async () => {
      const [stolen, own] = [await visit(mina), await visit({ ...mina, sub: 'thief', email: 'thief@example.com' })];
      const code = new URL(stolen.back).searchParams.get('code')!;
      const injected = own.back.replace(/code=[^&]+/, `code=${code}`);
      expect(await comeBack(injected, own.cookie)).toMatchObject({ status: 401, body: { error: 'IDENTITY_NOT_PROVEN', code: 'E144' } });
      expect(await untouched()).toEqual([0, 0, 0]);
    });

    it('a used code', async () => {
      const first = await visit(mina);
      await comeBack(first.back, first.cookie);
      const second = await visit(mina);
      const code = new URL(first.back).searchParams.get('code')!;
      expect(await comeBack(second.back.replace(/code=[^&]+/, `code=${code}`), second.cookie)).toMatchObject({
        status: 401,
        body: { code: 'E144' },
      });
    });

    it('an answer of another issuer', async () => {
      const { back, cookie } = await visit(mina);
      const mixed = back.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`);
      expect(await comeBack(mixed, cookie)).toMatchObject({ status: 401, body: { code: 'E144' } });
    });

    it('a sign-in that the user declined at the provider', async () => {
      const { back, cookie } = await visit({ deny: true });
      expect(back).toContain('error=access_denied');
      expect(await comeBack(back, cookie)).toMatchObject({ status: 401, body: { error: 'PROVIDER_REFUSED', code: 'E142' } });
      expect(await untouched()).toEqual([0, 0, 0]);
    });

    it('a missing address and one that the provider has not verified', async () => {
      for (const person of [{ ...mina, email_verified: false }, { sub: 'x', email: 'x@example.com' }, { sub: 'y' }])
        expect(await signIn(person)).toMatchObject({ status: 403, body: { error: 'PROVIDER_EMAIL_UNVERIFIED', code: 'E145' } });
      expect(await untouched()).toEqual([0, 0, 0]);
      expect(await actions()).toEqual(['session.refuse', 'session.refuse', 'session.refuse']);
    });

    it('new users while registration is closed, but not known ones', async () => {
      await signIn(mina);
      Object.assign(env, { REGISTRATION_ENABLED: false });
      try {
        expect(await signIn({ ...mina, sub: 'new', email: 'new@example.com' })).toMatchObject({ status: 403, body: { code: 'E132' } });
        expect((await signIn(mina)).status).toBe(200);
      } finally {
        Object.assign(env, { REGISTRATION_ENABLED: true });
      }
    });

    it.each(['suspended', 'deactivated'])('a user who is %s', async (status) => {
      await signIn(mina);
      await api.rows(`UPDATE users SET status = '${status}'`);
      expect(await signIn(mina)).toMatchObject({ status: 401, body: { error: 'NOT_ADMITTED', code: 'E149' } });
      expect(await count('sessions')).toBe(1);
    });

    it('an invited user, who must accept the invitation first', async () => {
      await api.aSaved(Role.Mentee, { email: 'mina@example.com' });
      await api.rows("UPDATE users SET status = 'invited'");
      expect(await signIn(mina)).toMatchObject({ status: 401, body: { code: 'E149' } });
    });
  });

  describe('Kakao', () => {
    it('uses the scopes of Kakao, and takes a nickname as name', async () => {
      const { url } = await depart('kakao');
      expect(new URL(url).searchParams.get('scope')).toBe('openid account_email profile_nickname');
      const { status, body } = await signIn({ sub: '1', nickname: '미나', email: 'mina@kakao.example', email_verified: true }, 'kakao');
      expect(status).toBe(200);
      expect((await me(body.access_token)).body).toMatchObject({ email: 'mina@kakao.example', name: '미나' });
    });

    it('refuses new users without a shared and confirmed address', async () => {
      for (const person of [
        { sub: '2', nickname: '미나' },
        { sub: '3', email: 'x@example.com', email_verified: false },
      ])
        expect(await signIn(person, 'kakao')).toMatchObject({ status: 403, body: { code: 'E145' } });
      expect(await count('users')).toBe(0);
    });
  });
});
