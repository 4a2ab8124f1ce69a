import { hashSync } from '@node-rs/bcrypt';
import { generateSync } from 'otplib';
import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const STEP_S = 30;

describe('a second factor', () => {
  const api = startApi();
  const login = (email: string, agent = 'phone') =>
    api.anonymous().post('/api/v1/auth/login', { email, password: PASSWORD }, { 'user-agent': agent });
  const verify = (challenge: string, code: string, agent = 'phone') =>
    api.anonymous().post('/api/v1/auth/totp/verify', { challenge, code }, { 'user-agent': agent });
  const own = ({ body }: Answer, path: string) => api.anonymous().get(`/api/v1/${path}`, { authorization: `Bearer ${body.access_token}` });
  const codeOf = (secret: string, steps = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * STEP_S });
  const notThis = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  /** As if the last code had been taken long ago. */
  const later = () => api.rows('UPDATE totp_secrets SET last_step = 1');
  const actions = async () => (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action as string);

  /** Mina, of the company, and her admin. */
  async function people(email = 'mina@example.com') {
    const mina = await api.aSaved(Role.Mentee, { email, name: '김미나', password_hash: hashSync(PASSWORD, 4) });
    return { admin: await api.aSaved(Role.Admin), mina };
  }

  async function enrolled(user: User) {
    const { body: setup } = await api.as(user).post('/api/v1/auth/totp');
    const { body } = await api.as(user).post('/api/v1/auth/totp/confirm', { code: codeOf(setup.secret) });
    await later();
    return { secret: setup.secret as string, recovery: body.recovery_codes as string[] };
  }

  const challengeOf = async (email: string) => (await login(email)).body.challenge as string;

  it('is off, pending, and on once a code was confirmed', async () => {
    const { mina } = await people();
    const me = api.as(mina);
    expect((await me.get('/api/v1/auth/totp')).body).toEqual({ enabled: false, enabled_at: null, recovery_codes_left: 0, required: false });
    const { status, body: setup } = await me.post('/api/v1/auth/totp');
    expect(status).toBe(200);
    expect(setup.otpauth_uri).toBe(`otpauth://totp/Tutti:mina%40example.com?secret=${setup.secret}&issuer=Tutti`);
    expect((await login(mina.email)).status).toBe(200);

    const wrong = await me.post('/api/v1/auth/totp/confirm', { code: notThis(codeOf(setup.secret)) });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'E100', details: [{ field: 'code' }] } });
    const { status: confirmed, body } = await me.post('/api/v1/auth/totp/confirm', { code: codeOf(setup.secret) });
    expect([confirmed, new Set(body.recovery_codes).size]).toEqual([200, 10]);
    expect((await me.get('/api/v1/auth/totp')).body).toEqual({
      enabled: true,
      enabled_at: expect.stringMatching(/\+00:00$/),
      recovery_codes_left: 10,
      required: false,
    });
    expect(await me.post('/api/v1/auth/totp')).toMatchObject({ status: 409, body: { error: 'TOTP_ALREADY_ON' } });
    expect(await actions()).toEqual(expect.arrayContaining(['totp.begin', 'totp.refuse', 'totp.enable']));
  });

  it('stores secret and recovery codes unreadable, and logs neither in audit entries', async () => {
    const { mina } = await people();
    const { secret, recovery } = await enrolled(mina);
    const challenge = await challengeOf(mina.email);
    const tables = ['totp_secrets', 'recovery_codes', 'sign_in_challenges', 'audit_entries', 'outbox'];
    const kept = JSON.stringify(await Promise.all(tables.map((table) => api.rows(`SELECT * FROM ${table}`))));
    expect([secret, challenge, ...recovery, recovery[0]!.replaceAll('-', '')].filter((text) => kept.includes(text))).toEqual([]);
  });

  it('is required after the password, and completes the sign-in once', async () => {
    const { mina } = await people();
    const { secret } = await enrolled(mina);
    const answer = await login(mina.email);
    expect(answer).toMatchObject({ status: 202, body: { methods: ['totp', 'recovery_code'], expires_in: 300 } });
    expect(Object.keys(answer.body).sort()).toEqual(['challenge', 'expires_in', 'methods']);

    const code = codeOf(secret);
    const tokens = await verify(answer.body.challenge, code);
    expect(tokens).toMatchObject({ status: 200, body: { token_type: 'bearer', expires_in: 1_800 } });
    expect((await own(tokens, 'auth/me')).body.email).toBe(mina.email);
    expect(await verify(answer.body.challenge, codeOf(secret, 1))).toMatchObject({ status: 401, body: { error: 'INVALID_CHALLENGE' } });
    expect(await verify(await challengeOf(mina.email), code)).toMatchObject({ status: 401, body: { error: 'INVALID_CODE' } });
  });

  it('accepts a code and a challenge once, also under concurrent use', async () => {
    const { mina } = await people();
    const { secret } = await enrolled(mina);
    const [one, other] = [await challengeOf(mina.email), await challengeOf(mina.email)];
    const code = codeOf(secret);
    const codes = await Promise.all([one, other, one, other].map((challenge) => verify(challenge, code)));
    expect(codes.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);

    await api.rows('UPDATE totp_secrets SET failures = 0, last_step = 1');
    const challenge = await challengeOf(mina.email);
    const both = await Promise.all([-1, 0, 1].map((steps) => verify(challenge, codeOf(secret, steps))));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(await api.rows(`SELECT FROM sessions WHERE user_agent = 'phone'`)).toHaveLength(2);
  });

  it('accepts a recovery code instead, once, also under concurrent use', async () => {
    const { mina } = await people();
    const { recovery } = await enrolled(mina);
    const challenges = await Promise.all([1, 2, 3].map(() => challengeOf(mina.email)));
    const answers = await Promise.all(challenges.map((challenge) => verify(challenge, recovery[0]!.toUpperCase().replaceAll('-', ' '))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect((await api.as(mina).get('/api/v1/auth/totp')).body.recovery_codes_left).toBe(9);
    expect(await actions()).toContain('totp.recover');
  });

  it('is bound to the user, network and user agent of the sign-in', async () => {
    const { mina } = await people();
    const joon = await api.aSaved(Role.Mentor, { email: 'joon@example.com' });
    const { secret } = await enrolled(mina);
    const { secret: joons } = await enrolled(joon);
    const challenge = await challengeOf(mina.email);
    expect(await verify(challenge, codeOf(secret), 'another phone')).toMatchObject({ status: 401, body: { error: 'INVALID_CHALLENGE' } });
    expect(await verify(challenge, codeOf(joons))).toMatchObject({ status: 401, body: { error: 'INVALID_CODE' } });
    expect((await verify('garbage', codeOf(secret))).body.error).toBe('INVALID_CHALLENGE');
    expect((await verify(challenge, codeOf(secret))).status).toBe(200);
  });

  it.each([
    ['time', "UPDATE sign_in_challenges SET expires_at = now() - interval '1 second'"],
    ['a new password', "UPDATE users SET password_hash = 'another' WHERE email = 'mina@example.com'"],
    ['being suspended', "UPDATE users SET status = 'suspended' WHERE email = 'mina@example.com'"],
  ])('invalidates its challenge on %s', async (_, statement) => {
    const { mina } = await people();
    const { secret } = await enrolled(mina);
    const challenge = await challengeOf(mina.email);
    await api.rows(statement);
    expect(await verify(challenge, codeOf(secret))).toMatchObject({ status: 401, body: { error: 'INVALID_CHALLENGE' } });
  });

  it('leaves no challenge for a user who was suspended and reactivated', async () => {
    const { admin, mina } = await people();
    const { secret } = await enrolled(mina);
    const challenge = await challengeOf(mina.email);
    await api.as(admin).post(`/api/v1/users/${mina.id}/suspend`);
    await api.as(admin).post(`/api/v1/users/${mina.id}/activate`);
    expect((await verify(challenge, codeOf(secret))).body.error).toBe('INVALID_CHALLENGE');
  });

  it('refuses every code after five wrong ones until the window has passed', async () => {
    const { mina } = await people();
    const { secret, recovery } = await enrolled(mina);
    const challenges = await Promise.all(Array.from({ length: 8 }, () => challengeOf(mina.email)));
    const answers = await Promise.all(challenges.map((challenge) => verify(challenge, notThis(codeOf(secret, 9)))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(5).fill(401), 429, 429, 429]);
    for (const code of [codeOf(secret), recovery[0]!]) {
      const { status, headers, body } = await verify(challenges[0]!, code);
      expect([status, body.code]).toEqual([429, 'E131']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(800);
    }
    expect((await api.as(mina).post('/api/v1/auth/totp/disable', { code: recovery[0]! })).status).toBe(429);

    await api.rows("UPDATE totp_secrets SET failing_since = failing_since - interval '15 minutes'");
    expect((await verify(challenges[0]!, codeOf(secret))).status).toBe(200);
    expect(await api.rows('SELECT failures FROM totp_secrets')).toEqual([{ failures: 0 }]);
  });

  it('is refused on the form that can return tokens only', async () => {
    const { mina } = await people();
    await enrolled(mina);
    const fields = { grant_type: 'password', username: mina.email, password: PASSWORD };
    expect(await api.form('/api/v1/auth/token', fields)).toMatchObject({
      status: 401,
      body: { code: 'E139', error: 'SECOND_FACTOR_REQUIRED' },
    });
    expect((await api.form('/api/v1/auth/token', { ...fields, password: 'wrong' })).body.code).toBe('E130');
  });

  it('issues new recovery codes for a code, and voids the earlier ones', async () => {
    const { mina } = await people();
    const { secret, recovery } = await enrolled(mina);
    const renew = (code: string) => api.as(mina).post('/api/v1/auth/totp/recovery-codes', { code });
    expect((await renew('000000x')).status).toBe(422);
    const { status, body } = await renew(codeOf(secret));
    expect([status, body.recovery_codes.length]).toEqual([200, 10]);
    expect((await verify(await challengeOf(mina.email), recovery[1]!)).status).toBe(401);
    expect((await verify(await challengeOf(mina.email), body.recovery_codes[1])).status).toBe(200);
  });

  it('is disabled by a code, and the password alone signs in again', async () => {
    const { mina } = await people();
    const { secret } = await enrolled(mina);
    const challenge = await challengeOf(mina.email);
    const disable = (code: string) => api.as(mina).post('/api/v1/auth/totp/disable', { code });
    expect((await disable(notThis(codeOf(secret, 9)))).status).toBe(422);
    expect((await disable(codeOf(secret))).status).toBe(204);
    expect((await verify(challenge, codeOf(secret, 1))).body.error).toBe('INVALID_CHALLENGE');
    expect((await login(mina.email)).status).toBe(200);
    expect(await disable(codeOf(secret, 1))).toMatchObject({ status: 409, body: { error: 'TOTP_NOT_ON' } });
    expect(await api.rows('SELECT FROM recovery_codes')).toEqual([]);
    expect(await actions()).toContain('totp.disable');
  });

  it('is removed by an admin of the company with all sessions, and by nobody else', async () => {
    const { admin, mina } = await people();
    await enrolled(mina);
    const { secret } = await enrolled(admin);
    const challenge = await challengeOf(mina.email);
    const reset = (by: User, id = mina.id) => api.as(by).post(`/api/v1/users/${id}/totp/reset`);
    const mentor = await api.aSaved(Role.Mentor);
    const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    expect([(await reset(mentor)).status, (await reset(mina)).status]).toEqual([403, 403]);
    expect(await reset(stranger)).toMatchObject({ status: 404, body: { error: 'USER_NOT_FOUND' } });
    expect((await reset(admin, admin.id)).status).toBe(403);
    expect((await reset(admin, mentor.id)).status).toBe(409);

    expect((await reset(admin)).status).toBe(204);
    expect((await api.as(mina).get('/api/v1/auth/me')).status).toBe(401);
    expect((await verify(challenge, codeOf(secret))).body.error).toBe('INVALID_CHALLENGE');
    expect((await login(mina.email)).status).toBe(200);
    const [entry] = await api.rows("SELECT actor_id, company_id, resource_id FROM audit_entries WHERE action = 'totp.reset'");
    expect(entry).toEqual({ actor_id: admin.id, company_id: 'sinfonia', resource_id: String(mina.id) });
  });

  it('is enabled once under concurrent confirmations', async () => {
    const { mina } = await people();
    const { body } = await api.as(mina).post('/api/v1/auth/totp');
    const code = codeOf(body.secret);
    const answers = await Promise.all([1, 2, 3].map(() => api.as(mina).post('/api/v1/auth/totp/confirm', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await api.rows('SELECT FROM recovery_codes')).toHaveLength(10);
  });
});
