import { hashSync } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { Authenticator, type Distortion } from '@test/authenticator';
import { mailsTo } from '@test/mailbox';
import { passkeysOf } from '@test/passkeys';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const EMAIL = 'mina@example.com';
const REFUSED = { status: 422, body: { code: 'E173', error: 'PASSKEY_REFUSED' } };

describe('registering a passkey', () => {
  const api = startApi();
  const { begin, made, register, aPasskeyOf, signIn } = passkeysOf(api);
  const here = api.anonymous();
  const aMina = (given: Partial<User> = {}) =>
    api.aSaved(Role.Mentor, { email: EMAIL, name: '김미나', locale: 'en', password_hash: hashSync(PASSWORD, 4), ...given });
  const create = (user: User, credential: object, name = 'Phone') => api.as(user).post('/api/v1/auth/passkeys', { name, credential });
  const actions = async () => (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action as string);
  const subjects = async (to = EMAIL) => (await mailsTo(api, to)).map(({ subject }) => subject);

  it('needs user verification, and lists it without its key', async () => {
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

  it.each(['ES256', 'EdDSA', 'RS256'] as const)('accepts a key of %s', async (algorithm) => {
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
  ])('refuses %s', async (_, distortion) => {
    const mina = await aMina();
    expect(await register(mina, new Authenticator(), distortion)).toMatchObject(REFUSED);
    expect(await api.rows('SELECT FROM passkeys')).toEqual([]);
  });

  it.each([
    [{}],
    [{ id: 'AQ' }],
    [{ id: 'AQ', rawId: 'AQ', type: 'public-key', response: { clientDataJSON: 'AQ', attestationObject: 7 } }],
  ])('refuses the origin %j', async (credential) => expect(await create(await aMina(), credential)).toMatchObject(REFUSED));

  it('works once per challenge, which is valid for its session and five minutes', async () => {
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

  it('works once under concurrent use of a credential or a challenge', async () => {
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

  it('is limited to 20 per person, also under concurrent requests', async () => {
    const mina = await aMina();
    await api.rows(`INSERT INTO passkeys (user_id, name, credential_id, public_key, transports, device_type, backed_up)
      SELECT ${mina.id}, 'Old', 'old' || n, 'x', '{}', 'single_device', false FROM generate_series(1, 18) n`);
    const credentials = await Promise.all([1, 2, 3, 4].map(() => made(mina, new Authenticator())));
    const answers = await Promise.all(credentials.map((credential) => create(mina, credential)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.error).toBe('TOO_MANY_PASSKEYS');
  });

  it('refuses a name with line breaks', async () => {
    const mina = await aMina();
    for (const name of ['', ' ', 'a\u202eb', 'https://evil.example', 'x'.repeat(101)])
      expect(await create(mina, {}, name)).toMatchObject({ status: 422, body: { details: [{ field: 'name' }] } });
  });

  it('needs a fresh proof at its start and at its end', async () => {
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

  it('refuses anonymous callers and API keys', async () => {
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

  it('refuses a user who must change their password first', async () => {
    const mina = await aMina({ must_change_password: true });
    for (const purpose of ['register', 'proof'])
      expect(await api.as(mina).post('/api/v1/auth/passkeys/challenge', { purpose })).toMatchObject({
        status: 403,
        body: { error: 'PASSWORD_CHANGE_REQUIRED' },
      });
  });
});
