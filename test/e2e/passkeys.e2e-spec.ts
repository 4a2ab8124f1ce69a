import { hashSync } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { Authenticator, type Distortion } from '@test/authenticator';
import { mailsTo } from '@test/mailbox';
import { passkeysOf } from '@test/passkeys';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { Database } from '@app/database';
import { MailedSecretsService } from '@identity/credentials';
import { PasskeysService } from '@identity/passkeys';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const EMAIL = 'mina@example.com';
const REFUSED = { status: 422, body: { code: 'E173', error: 'PASSKEY_REFUSED' } };
const INVALID = { status: 401, body: { code: 'E172', error: 'INVALID_PASSKEY' } };

describe('a passkey', () => {
  const api = startApi();
  const another = startApi();
  const { begin, made, register, aPasskeyOf, verify, signIn } = passkeysOf(api);
  const here = api.anonymous();
  const aMina = (given: Partial<User> = {}) =>
    api.aSaved(Role.Mentor, { email: EMAIL, name: '김미나', locale: 'en', password_hash: hashSync(PASSWORD, 4), ...given });
  const create = (user: User, credential: object, name = 'Phone') => api.as(user).post('/api/v1/auth/passkeys', { name, credential });
  const actions = async () => (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action as string);
  const subjects = async (to = EMAIL) => (await mailsTo(api, to)).map(({ subject }) => subject);

  describe('is registered', () => {
    it('by an authenticator that verifies its owner, and is listed without its key', async () => {
      const mina = await aMina();
      const { body: begun } = await api.as(mina).post('/api/v1/auth/passkeys/challenge', { purpose: 'register' });
      expect(begun).toEqual({ options: expect.any(Object), expires_in: 300 });
      expect(begun.options).toMatchObject({
        rp: { id: 'localhost', name: 'Tutti' },
        user: { id: Buffer.from(String(mina.id)).toString('base64url'), name: EMAIL, displayName: '김미나' },
        pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
        excludeCredentials: [],
      });
      const authenticator = new Authenticator();
      const { status, headers, body } = await create(mina, authenticator.create(begun.options), '  My phone ');
      expect([status, headers.location]).toEqual([201, `/api/v1/auth/passkeys/${body.id}`]);
      const passkey = {
        id: body.id,
        user_id: mina.id,
        name: 'My phone',
        backed_up: true,
        created_at: expect.any(String),
        last_used_at: null,
      };
      expect(body).toEqual(passkey);
      expect((await api.as(mina).get('/api/v1/auth/passkeys')).body.results).toEqual([{ ...passkey, user_id: mina.id }]);
      expect((await begin(api.as(mina), 'register')) as object).toMatchObject({
        excludeCredentials: [{ id: authenticator.id, type: 'public-key' }],
      });
      expect(await actions()).toEqual(['passkey.create']);
      expect(await subjects()).toEqual(['A passkey has been added']);
      const told = JSON.stringify(await api.rows('SELECT * FROM audit_entries'));
      expect([authenticator.id, 'My phone'].filter((text) => told.includes(text))).toEqual([]);
    });

    it.each(['ES256', 'EdDSA', 'RS256'] as const)('with a key of %s', async (algorithm) => {
      const { authenticator } = await aPasskeyOf(await aMina(), algorithm);
      expect((await signIn(authenticator)).status).toBe(200);
    });

    it.each<[string, Distortion]>([
      ['another site', { origin: 'https://tutti.evil.example' }],
      ['another relying party', { rp_id: 'evil.example' }],
      ['another kind of ceremony', { type: 'webauthn.get' }],
      ['a frame in a page of another site', { crossOrigin: true }],
      ['a challenge that nobody gave', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
      ['an authenticator that verified nobody', { verified: false }],
      ['a maker’s certificates, which are not even read', { format: 'packed', statement: new Map([['x5c', Buffer.from('x')]]) }],
      ['an unknown statement of its maker', { format: 'tpm' }],
    ])('not for %s', async (_, distortion) => {
      const mina = await aMina();
      expect(await register(mina, new Authenticator(), distortion)).toMatchObject(REFUSED);
      expect(await api.rows('SELECT FROM passkeys')).toEqual([]);
    });

    it.each([
      [{}],
      [{ id: 'AQ' }],
      [{ id: 'AQ', rawId: 'AQ', type: 'public-key', response: { clientDataJSON: 'AQ', attestationObject: 7 } }],
    ])('not from %j', async (credential) => expect(await create(await aMina(), credential)).toMatchObject(REFUSED));

    it('once for each challenge, which is good for its session and for five minutes', async () => {
      const mina = await aMina();
      const joon = await api.aSaved(Role.Mentor, { email: 'joon@example.com' });
      const options = await begin(api.as(mina), 'register');
      const [one, other] = [new Authenticator(), new Authenticator()];
      expect(await create(joon, one.create(options))).toMatchObject(REFUSED);
      const elsewhere = await here.post('/api/v1/auth/login', { email: EMAIL, password: PASSWORD });
      const headers = { authorization: `Bearer ${elsewhere.body.access_token}` };
      expect(await here.post('/api/v1/auth/passkeys', { name: 'Phone', credential: one.create(options) }, headers)).toMatchObject(REFUSED);
      expect((await create(mina, one.create(options))).status).toBe(201);
      expect(await create(mina, other.create(options))).toMatchObject(REFUSED);
    });

    it('once, of two who register one credential at the same moment, and once of two with one challenge', async () => {
      const people = [await aMina(), await api.aSaved(Role.Mentor, { email: 'joon@example.com' })] as const;
      const id = Buffer.from('the same everywhere').toString('base64url');
      const credentials = await Promise.all(people.map((user) => made(user, new Authenticator('ES256', { id }))));
      const answers = await Promise.all(people.map((user, at) => create(user, credentials[at]!)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)!.body.error).toBe('PASSKEY_TAKEN');

      const options = await begin(api.as(people[0]), 'register');
      const both = await Promise.all([1, 2].map(() => create(people[0], new Authenticator().create(options))));
      expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    });

    it('at most twenty times by one person, however many come at once', async () => {
      const mina = await aMina();
      await api.rows(`INSERT INTO passkeys (user_id, name, credential_id, public_key, transports, device_type, backed_up)
        SELECT ${mina.id}, 'Old', 'old' || n, 'x', '{}', 'single_device', false FROM generate_series(1, 18) n`);
      const credentials = await Promise.all([1, 2, 3, 4].map(() => made(mina, new Authenticator())));
      const answers = await Promise.all(credentials.map((credential) => create(mina, credential)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
      expect(answers.find(({ status }) => status === 409)!.body.error).toBe('TOO_MANY_PASSKEYS');
    });

    it('under a name that is one line', async () => {
      const mina = await aMina();
      for (const name of ['', ' ', 'a\u202eb', 'https://evil.example', 'x'.repeat(101)])
        expect(await create(mina, {}, name)).toMatchObject({ status: 422, body: { details: [{ field: 'name' }] } });
    });

    it('with a fresh proof from the beginning to the end', async () => {
      const mina = await aMina();
      const credential = await made(mina, new Authenticator());
      await api.rows("UPDATE sessions SET proven_until = now() - interval '1 second'");
      await new Promise((resolve) => setTimeout(resolve, 1_050));
      const stale = { status: 403, body: { error: 'PROOF_REQUIRED' } };
      expect(await create(mina, credential)).toMatchObject(stale);
      expect(await api.as(mina).post('/api/v1/auth/passkeys/challenge', { purpose: 'register' })).toMatchObject(stale);
      expect((await api.as(mina).post('/api/v1/auth/passkeys/challenge', { purpose: 'proof' })).status).toBe(200);
      await api.as(mina).post('/api/v1/auth/proof', { password: PASSWORD });
      expect((await create(mina, credential)).status).toBe(201);
    });

    it('by nobody who is not signed in, and by no API key', async () => {
      const mina = await aMina();
      const { body } = await api.as(mina).post('/api/v1/api-keys', { name: 'All', scopes: ['user:*'] });
      for (const purpose of ['register', 'proof']) {
        const ask = (headers?: Record<string, string>) => here.post('/api/v1/auth/passkeys/challenge', { purpose }, headers);
        expect(await ask()).toMatchObject({ status: 401, body: { error: 'INVALID_TOKEN' } });
        expect(await ask({ authorization: 'Bearer garbage' })).toMatchObject({ status: 401 });
        expect(await ask({ authorization: `Bearer ${body.key}` })).toMatchObject({ status: 403, body: { error: 'NOT_BY_API_KEY' } });
      }
      expect((await here.post('/api/v1/auth/passkeys/challenge', { purpose: 'other' })).status).toBe(422);
    });

    it('by nobody who has yet to choose a password of their own', async () => {
      const mina = await aMina({ must_change_password: true });
      for (const purpose of ['register', 'proof'])
        expect(await api.as(mina).post('/api/v1/auth/passkeys/challenge', { purpose })).toMatchObject({
          status: 403,
          body: { error: 'PASSWORD_CHANGE_REQUIRED' },
        });
    });
  });

  describe('signs in', () => {
    it('without a name or a password: tokens and a session as any other sign-in', async () => {
      const mina = await aMina();
      const { authenticator, id } = await aPasskeyOf(mina);
      const { status, headers, body } = await signIn(authenticator);
      expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
      expect(body).toMatchObject({ token_type: 'bearer', expires_in: 1_800, refresh_token: expect.any(String), user: { email: EMAIL } });
      const me = await here.get('/api/v1/auth/me', { authorization: `Bearer ${body.access_token}` });
      expect(me.body.id).toBe(mina.id);
      expect((await here.post('/api/v1/auth/refresh', { refresh_token: body.refresh_token })).status).toBe(200);
      expect((await actions()).slice(1)).toEqual(['passkey.sign_in', 'session.sign_in']);
      expect(await api.rows(`SELECT last_used_at IS NOT NULL AS used, sign_counter FROM passkeys WHERE id = ${id}`)).toEqual([
        { used: true, sign_counter: 2 },
      ]);
      expect(await api.rows('SELECT last_login_at IS NOT NULL AS noted FROM users')).toEqual([{ noted: true }]);
    });

    it('into a cookie, for a page of ours alone', async () => {
      const { authenticator } = await aPasskeyOf(await aMina());
      const { origin } = new URL(env.PUBLIC_URL);
      const credential = authenticator.get(await begin(here, 'sign_in'));
      const foreign = await verify(credential, { cookie: true }, { origin: 'https://evil.example' });
      expect(foreign).toMatchObject({ status: 403, body: { error: 'CSRF_REFUSED' } });
      const { status, headers, body } = await verify(credential, { cookie: true }, { origin });
      expect([status, body.refresh_token, typeof body.csrf_token]).toEqual([200, undefined, 'string']);
      expect(String(headers['set-cookie'])).toContain('tutti_refresh_token=');
      expect(await api.rows('SELECT is_browser FROM sessions ORDER BY id DESC LIMIT 1')).toEqual([{ is_browser: true }]);
    });

    it('by options that name nobody', async () => {
      await aPasskeyOf(await aMina());
      expect(await begin(here, 'sign_in')).toEqual({
        challenge: expect.stringMatching(/^[\w-]{70}$/),
        rpId: 'localhost',
        timeout: 300_000,
        userVerification: 'required',
        allowCredentials: [],
      });
    });

    it.each<[string, Distortion]>([
      ['another site', { origin: 'https://tutti.evil.example' }],
      ['another relying party', { rp_id: 'evil.example' }],
      ['another kind of ceremony', { type: 'webauthn.create' }],
      ['a frame in a page of another site', { crossOrigin: true }],
      ['a challenge that nobody gave', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
      ['an authenticator that verified nobody', { verified: false }],
      ['the handle of somebody else', { userHandle: Buffer.from('99').toString('base64url') }],
    ])('nobody for %s', async (_, distortion) => {
      const { authenticator } = await aPasskeyOf(await aMina());
      expect(await signIn(authenticator, distortion)).toMatchObject(INVALID);
      expect((await actions()).slice(1)).toEqual(['session.refuse']);
    });

    it('nobody by another key, whose answer looks like that of a credential that is not known', async () => {
      const { authenticator } = await aPasskeyOf(await aMina());
      const impostor = new Authenticator('ES256', { id: authenticator.id });
      const [wrong, unknown] = [await signIn(impostor), await signIn(new Authenticator())];
      expect([wrong, unknown]).toMatchObject([INVALID, INVALID]);
      const shape = ({ headers, body }: typeof wrong) => [Object.keys(headers).sort(), { ...body, request_id: '' }];
      expect(shape(wrong)).toEqual(shape(unknown));
    });

    it('once for each challenge, also when it comes twice at the same moment', async () => {
      const { authenticator } = await aPasskeyOf(await aMina(), 'ES256', { counts: false });
      const credential = authenticator.get(await begin(here, 'sign_in'));
      const answers = await Promise.all([1, 2, 3].map(() => verify(credential)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
      expect(await verify(credential)).toMatchObject(INVALID);
      expect(await api.rows("SELECT FROM audit_entries WHERE action = 'session.sign_in'")).toHaveLength(1);
    });

    it('from the network and the user agent that asked for the challenge, and for nothing else', async () => {
      const mina = await aMina();
      const { authenticator } = await aPasskeyOf(mina);
      const options = await begin(here, 'sign_in', { 'user-agent': 'phone' });
      expect(await verify(authenticator.get(options), {}, { 'user-agent': 'laptop' })).toMatchObject(INVALID);
      expect((await verify(authenticator.get(options), {}, { 'user-agent': 'phone' })).status).toBe(200);
      expect(await verify(authenticator.get(await begin(api.as(mina), 'proof')))).toMatchObject(INVALID);
    });

    it('nobody whose counter has gone back: somebody has a copy of the authenticator', async () => {
      const { authenticator } = await aPasskeyOf(await aMina());
      expect((await signIn(authenticator, { counter: 9 })).status).toBe(200);
      expect(await signIn(authenticator, { counter: 9 })).toMatchObject(INVALID);
      expect(await signIn(authenticator, { counter: 0 })).toMatchObject(INVALID);
      expect((await actions()).filter((action) => action === 'passkey.refuse')).toHaveLength(2);
      expect((await signIn(authenticator, { counter: 10 })).status).toBe(200);
    });

    it('with an authenticator that counts nothing', async () => {
      const { authenticator } = await aPasskeyOf(await aMina(), 'ES256', { counts: false });
      for (let n = 0; n < 2; n++) expect((await signIn(authenticator)).status).toBe(200);
    });

    it('nobody who is suspended, or whose passkey is being removed', async () => {
      const mina = await aMina();
      const { authenticator, id } = await aPasskeyOf(mina);
      await api.rows("UPDATE users SET status = 'suspended'");
      expect(await signIn(authenticator)).toMatchObject(INVALID);
      await api.rows("UPDATE users SET status = 'active'");
      const credential = authenticator.get(await begin(here, 'sign_in'));
      const [signedIn, removed] = await Promise.all([verify(credential), api.as(mina).delete(`/api/v1/auth/passkeys/${id}`)]);
      expect(removed.status).toBe(204);
      expect([200, 401]).toContain(signedIn.status);
      expect(await signIn(authenticator)).toMatchObject(INVALID);
    });

    it('within the limits of failed sign-ins, which its success clears', async () => {
      const { authenticator } = await aPasskeyOf(await aMina());
      const impostor = new Authenticator('ES256', { id: authenticator.id });
      const login = (password: string) => here.post('/api/v1/auth/login', { email: EMAIL, password });
      for (let n = 0; n < 5; n++) expect((await login('wrong')).status).toBe(401);
      for (let n = 0; n < 4; n++) expect((await signIn(impostor)).status).toBe(401);
      expect((await signIn(authenticator)).status).toBe(200);
      for (let n = 0; n < 10; n++) expect((await signIn(impostor)).status).toBe(401);
      expect(await signIn(authenticator)).toMatchObject({ status: 429, body: { code: 'E131' } });
      expect((await login(PASSWORD)).status).toBe(429);
    });
  });

  it('stays good through a reset of the password, which ends sessions and keys', async () => {
    const mina = await aMina();
    const { authenticator } = await aPasskeyOf(mina);
    await api.get(Database).transaction(() => api.get(MailedSecretsService).sendPasswordReset(EMAIL));
    const { token } = (await mailsTo(api, EMAIL)).at(-1)!;
    expect((await here.post('/api/v1/auth/password/reset', { token, new_password: 'cello-under-the-bridge' })).status).toBe(204);
    expect((await api.as(mina).get('/api/v1/auth/me')).status).toBe(401);
    expect((await signIn(authenticator)).status).toBe(200);
  });

  it('leaves no used challenge behind once that has expired', async () => {
    await aPasskeyOf(await aMina());
    const kept = () => api.rows('SELECT FROM used_passkey_challenges');
    await api.get(PasskeysService).forgetExpiredChallenges();
    expect(await kept()).toHaveLength(1);
    await api.rows("UPDATE used_passkey_challenges SET expires_at = now() - interval '1 second'");
    await api.get(PasskeysService).forgetExpiredChallenges();
    expect(await kept()).toEqual([]);
  });

  describe('is removed', () => {
    const remove = (by: User, id: number) => api.as(by).delete(`/api/v1/auth/passkeys/${id}`);

    it('by its owner, who is told', async () => {
      const mina = await aMina();
      const { authenticator, id } = await aPasskeyOf(mina);
      expect((await remove(mina, id)).status).toBe(204);
      expect(await signIn(authenticator)).toMatchObject(INVALID);
      expect(await subjects()).toEqual(['A passkey has been added', 'A passkey has been removed']);
      expect((await actions()).slice(0, 2)).toEqual(['passkey.create', 'passkey.revoke']);
      expect(await remove(mina, id)).toMatchObject({ status: 404, body: { error: 'PASSKEY_NOT_FOUND' } });
      expect((await api.as(mina).get('/api/v1/auth/me')).status).toBe(200);
    });

    it('by an admin of the company, who sees it, and whoever has it is out', async () => {
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

    it('by nobody else, for whom it is not there', async () => {
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

  it('is known to every process at once', async () => {
    const { authenticator } = await aPasskeyOf(await aMina());
    const options = (await another.anonymous().post('/api/v1/auth/passkeys/challenge', { purpose: 'sign_in' })).body.options;
    expect((await verify(authenticator.get(options))).status).toBe(200);
  });
});
