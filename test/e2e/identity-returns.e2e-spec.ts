import { generateSync } from 'otplib';
import { startApi } from '@test/app';
import { browsing, kept } from '@test/browsers';
import { RealProvider, type Visitor, configure, cookieOf, travelling } from '@test/providers';
import { env } from '@app/config';

const mina = { sub: 'mina-at-acme', email: 'mina@example.com', email_verified: true, name: '김미나' };
const FRONT_END = 'https://app.example.com';

describe('the page that starts a sign-in with a provider', () => {
  let acme: RealProvider;
  beforeAll(async () => {
    acme = await RealProvider.start(['acme']);
    Object.assign(env, { BACKEND_CORS_ORIGINS: [FRONT_END] });
    configure({ name: 'acme', label: 'Acme', issuer: acme.issuer });
  });
  afterAll(() => acme.stop());

  const api = startApi();
  const here = api.anonymous();
  const { comeBack } = travelling(api, () => acme);
  const { browser } = browsing(api);
  const start = (return_to: string) => here.raw(`/api/v1/auth/oidc/acme/start?return_to=${encodeURIComponent(return_to)}`);

  async function signIn(person: Visitor, return_to: string) {
    const { headers } = await start(return_to);
    return comeBack(await acme.visit(String(headers.location), person), cookieOf(headers));
  }

  it.each([
    ['/welcome?tab=1', `${env.PUBLIC_URL}/welcome?tab=1`],
    [`${FRONT_END}/welcome`, `${FRONT_END}/welcome`],
  ])('is returned to at %s with a session in cookies', async (return_to, place) => {
    const answer = await signIn(mina, return_to);
    expect([answer.status, answer.headers.location, answer.body]).toEqual([303, place, undefined]);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const cookies = kept(answer);
    expect(cookies).toMatchObject({ tutti_refresh_token: expect.stringMatching(/^[\w-]{43}$/), tutti_csrf_token: expect.any(String) });
    expect(place).not.toContain(cookies.tutti_refresh_token);
    const { check, refresh } = browser(cookies);
    expect((await check()).user.email).toBe(mina.email);
    expect((await refresh()).status).toBe(200);
  });

  it('is returned to with the reason of a refusal', async () => {
    const refused = await signIn({ ...mina, email_verified: false }, '/welcome?tab=1#top');
    expect([refused.status, refused.headers.location]).toEqual([
      303,
      `${env.PUBLIC_URL}/welcome?tab=1&error=PROVIDER_EMAIL_UNVERIFIED#top`,
    ]);
    expect(kept(refused)).not.toHaveProperty('tutti_refresh_token');
    expect((await signIn({ deny: true }, '/')).headers.location).toBe(`${env.PUBLIC_URL}/?error=PROVIDER_REFUSED`);
    expect(await api.rows('SELECT FROM sessions')).toEqual([]);
  });

  it('gets the challenge of a second factor in the fragment, and no session yet', async () => {
    const { check, csrf, token } = browser(kept(await signIn(mina, '/')));
    expect((await check()).authenticated).toBe(true);
    const { body } = await here.post('/api/v1/auth/refresh', undefined, {
      cookie: `tutti_refresh_token=${token}`,
      'x-csrf-token': csrf,
    });
    const bearer = { authorization: `Bearer ${body.access_token}` };
    const { body: setup } = await here.post('/api/v1/auth/totp', undefined, bearer);
    await here.post('/api/v1/auth/totp/confirm', { code: generateSync({ secret: setup.secret }) }, bearer);
    await api.rows('UPDATE totp_secrets SET last_step = 1');

    const asked = await signIn(mina, '/welcome');
    const { origin, pathname, search, hash } = new URL(String(asked.headers.location));
    expect([asked.status, origin, pathname, search]).toEqual([303, new URL(env.PUBLIC_URL).origin, '/welcome', '']);
    expect(kept(asked)).not.toHaveProperty('tutti_refresh_token');
    const { challenge, expires_in } = Object.fromEntries(new URLSearchParams(hash.slice(1)));
    expect(expires_in).toBe('300');
    const met = await here.post('/api/v1/auth/totp/verify', { challenge, code: generateSync({ secret: setup.secret }), cookie: true });
    expect((await browser(kept(met)).check()).authenticated).toBe(true);
  });

  it('must be of a listed origin', async () => {
    for (const return_to of [
      '//evil.example.com',
      '/\\evil.example.com',
      '/%2f%2fevil.example.com',
      'https://evil.example.com',
      '/\r\nX: y',
      '',
    ]) {
      const { statusCode, headers, body } = await start(return_to);
      expect([statusCode, headers.location, JSON.parse(body).details[0].field]).toEqual([422, undefined, 'return_to']);
    }
    expect((await here.raw('/api/v1/auth/oidc/acme/start?return_to=/a&return_to=/b')).statusCode).toBe(422);
    expect(await api.rows('SELECT FROM provider_visits')).toEqual([]);
    // Somebody else's browser is not told where this one wanted to go.
    const { headers } = await start('/welcome');
    const stolen = await comeBack(await acme.visit(String(headers.location), mina));
    expect([stolen.status, stolen.headers.location]).toEqual([401, undefined]);
  });
});
