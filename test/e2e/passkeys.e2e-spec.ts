import { hashSync } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { Authenticator, type Distortion } from '@test/authenticator';
import { passkeysOf } from '@test/passkeys';
import { Role } from '@app/auth';
import { env } from '@app/config';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const EMAIL = 'mina@example.com';
const INVALID = { status: 401, body: { code: 'E172', error: 'INVALID_PASSKEY' } };

describe('signing in with a passkey', () => {
  const api = startApi();
  const another = startApi();
  const { begin, aPasskeyOf, verify, signIn } = passkeysOf(api);
  const here = api.anonymous();
  const aMina = (given: Partial<User> = {}) =>
    api.aSaved(Role.Mentor, { email: EMAIL, name: '김미나', locale: 'en', password_hash: hashSync(PASSWORD, 4), ...given });
  const actions = async () => (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action as string);

  it('needs no name or password, and returns tokens and a session like any sign-in', async () => {
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

  it('sets cookies for a page of a listed origin only', async () => {
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

  it('starts with options that name no account', async () => {
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
  ])('is refused for %s', async (_, distortion) => {
    const { authenticator } = await aPasskeyOf(await aMina());
    expect(await signIn(authenticator, distortion)).toMatchObject(INVALID);
    expect((await actions()).slice(1)).toEqual(['session.refuse']);
  });

  it('answers alike for a wrong key and an unknown credential', async () => {
    const { authenticator } = await aPasskeyOf(await aMina());
    const impostor = new Authenticator('ES256', { id: authenticator.id });
    const [wrong, unknown] = [await signIn(impostor), await signIn(new Authenticator())];
    expect([wrong, unknown]).toMatchObject([INVALID, INVALID]);
    const shape = ({ headers, body }: typeof wrong) => [Object.keys(headers).sort(), { ...body, request_id: '' }];
    expect(shape(wrong)).toEqual(shape(unknown));
  });

  it('works once per challenge, also under concurrent use', async () => {
    const { authenticator } = await aPasskeyOf(await aMina(), 'ES256', { counts: false });
    const credential = authenticator.get(await begin(here, 'sign_in'));
    const answers = await Promise.all([1, 2, 3].map(() => verify(credential)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(await verify(credential)).toMatchObject(INVALID);
    expect(await api.rows("SELECT FROM audit_entries WHERE action = 'session.sign_in'")).toHaveLength(1);
  });

  it('is bound to the network and user agent that requested the challenge, and to this purpose', async () => {
    const mina = await aMina();
    const { authenticator } = await aPasskeyOf(mina);
    const options = await begin(here, 'sign_in', { 'user-agent': 'phone' });
    expect(await verify(authenticator.get(options), {}, { 'user-agent': 'laptop' })).toMatchObject(INVALID);
    expect((await verify(authenticator.get(options), {}, { 'user-agent': 'phone' })).status).toBe(200);
    expect(await verify(authenticator.get(await begin(api.as(mina), 'proof')))).toMatchObject(INVALID);
  });

  it('is refused if the signature counter went back, which means a copied authenticator', async () => {
    const { authenticator } = await aPasskeyOf(await aMina());
    expect((await signIn(authenticator, { counter: 9 })).status).toBe(200);
    expect(await signIn(authenticator, { counter: 9 })).toMatchObject(INVALID);
    expect(await signIn(authenticator, { counter: 0 })).toMatchObject(INVALID);
    expect((await actions()).filter((action) => action === 'passkey.refuse')).toHaveLength(2);
    expect((await signIn(authenticator, { counter: 10 })).status).toBe(200);
  });

  it('accepts an authenticator whose counter stays 0', async () => {
    const { authenticator } = await aPasskeyOf(await aMina(), 'ES256', { counts: false });
    for (let n = 0; n < 2; n++) expect((await signIn(authenticator)).status).toBe(200);
  });

  it('is refused for a suspended user and for a passkey being removed', async () => {
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

  it('counts as a failed sign-in if wrong, and clears the count if right', async () => {
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

  it('accepts a challenge of another process', async () => {
    const { authenticator } = await aPasskeyOf(await aMina());
    const options = (await another.anonymous().post('/api/v1/auth/passkeys/challenge', { purpose: 'sign_in' })).body.options;
    expect((await verify(authenticator.get(options))).status).toBe(200);
  });
});
