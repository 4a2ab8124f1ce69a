import { startApi } from '@test/app';

const credentials = { email: 'mina@example.com', password: 'violin-on-the-roof' };
const mina = { ...credentials, name: '김미나' };

describe('signing in', () => {
  const api = startApi();
  const post = (url: string, payload?: object) => api.anonymous().post(`/api/v1/auth/${url}`, payload);
  const bearing = (token: string) => ({ authorization: `Bearer ${token}` });
  const me = (token: string) => api.anonymous().get('/api/v1/auth/me', bearing(token));
  const refresh = (refresh_token: string) => post('refresh', { refresh_token });

  const withoutId = ({ request_id, ...problem }: Record<string, unknown>) => (expect(request_id).toEqual(expect.any(String)), problem);

  async function signedIn() {
    await post('register', mina);
    return (await post('login', credentials)).body as { access_token: string; refresh_token: string };
  }

  it('registers a mentee without a company', async () => {
    const { status, body, headers } = await post('register', { ...mina, email: 'Mina@Example.com' });
    expect(headers.location).toBe(`/api/v1/users/${body.id}`);
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ email: mina.email, name: mina.name, role: 'mentee', company: null, department: null }),
    ]);
    expect(JSON.stringify(body)).not.toContain('password');
    expect(await post('register', mina)).toMatchObject({ status: 409, body: { error: 'EMAIL_TAKEN' } });
  });

  it.each(['short', 'x'.repeat(73), 'password1', '가'.repeat(25)])('refuses %s as a password', async (password) => {
    expect(await post('register', { ...mina, password })).toMatchObject({ status: 422, body: { details: [{ field: 'password' }] } });
  });

  it('returns a pair of tokens whose claims identify the user', async () => {
    const { access_token, refresh_token } = await signedIn();
    const answer = await post('login', credentials);
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'bearer', expires_in: 1_800 } });
    expect(refresh_token).toMatch(/^[\w-]{43}$/);

    const [header, claims] = access_token
      .split('.', 2)
      .map((part) => part && (JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>));
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT', kid: expect.any(String) });
    expect(claims).toEqual({
      sub: expect.any(String),
      email: mina.email,
      role: 'mentee',
      company_id: null,
      sid: expect.any(Number),
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: expect.any(Number),
      iss: 'tutti',
      aud: 'tutti-api',
      typ: 'access',
    });
    expect((await me(access_token)).body).toMatchObject({ email: mina.email });
    expect(await api.rows('SELECT last_login_at FROM users WHERE last_login_at IS NOT NULL')).toHaveLength(1);
  });

  it('accepts a form, for Swagger UI', async () => {
    await post('register', mina);
    const { status, body } = await api.form('/api/v1/auth/token', {
      grant_type: 'password',
      username: mina.email,
      password: mina.password,
      scope: '',
    });
    expect([status, body.token_type]).toEqual([200, 'bearer']);
  });

  it('answers alike for a wrong password and an unknown address', async () => {
    await post('register', mina);
    const wrong = withoutId((await post('login', { ...credentials, password: 'cello-on-the-roof' })).body);
    const unknown = withoutId((await post('login', { email: 'nobody@example.com', password: mina.password })).body);
    expect(wrong).toMatchObject({ status: 401, error: 'INVALID_CREDENTIALS', code: 'E130' });
    expect(unknown).toEqual(wrong);
  });

  it('is refused after ten failures, with the right password too, until the window has passed', async () => {
    await post('register', mina);
    const guess = (password: string) => post('login', { email: mina.email, password });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => guess(`guess-number-${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(401), 429, 429]);
    const { status, headers, body } = await guess(mina.password);
    expect([status, body.code]).toEqual([429, 'E131']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(800);

    await api.rows("UPDATE failed_sign_ins SET since = since - interval '15 minutes'");
    expect((await guess(mina.password)).status).toBe(200);
    expect(await api.rows('SELECT FROM failed_sign_ins')).toEqual([]);
  });

  it('ends the session on sign-out', async () => {
    const { access_token, refresh_token } = await signedIn();
    expect((await api.anonymous().post('/api/v1/auth/logout', undefined, bearing(access_token))).status).toBe(204);
    expect((await me(access_token)).status).toBe(401);
    expect((await refresh(refresh_token)).status).toBe(401);
  });

  it('can be checked with 200 in every case', async () => {
    const { access_token } = await signedIn();
    const check = async (headers = {}) => (await api.anonymous().get('/api/v1/auth/check', headers)).body;
    expect(await check(bearing(access_token))).toEqual({
      authenticated: true,
      user: expect.objectContaining({ email: mina.email }),
      expires_at: expect.stringMatching(/\+00:00$/),
    });
    expect(await check(bearing('garbage'))).toEqual({ authenticated: false, user: null, expires_at: null });
    expect(await check()).toEqual({ authenticated: false, user: null, expires_at: null });
    expect(await post('token/verify', { token: access_token })).toMatchObject({ status: 200, body: { user_id: expect.any(Number) } });
    expect((await post('token/verify', { token: 'garbage' })).status).toBe(401);
  });

  it('writes audit entries', async () => {
    const { access_token } = await signedIn();
    await post('login', { email: mina.email, password: 'cello-on-the-roof' });
    await api.anonymous().post('/api/v1/auth/logout', undefined, bearing(access_token));
    const trail = await api.rows('SELECT action, address, changes::text FROM audit_entries ORDER BY id');
    expect(trail.map(({ action }) => action)).toEqual(['user.register', 'session.sign_in', 'session.refuse', 'session.signed_out']);
    expect(JSON.stringify(trail)).not.toContain('mina');
    const metrics = (await api.anonymous().raw('/metrics')).body;
    expect(metrics).toMatch(/tutti_security_events_total\{event="sign_in_failed"\} [1-9]/);
    expect(metrics).toMatch(/tutti_security_events_total\{event="signed_out"\} [1-9]/);
  });
});
