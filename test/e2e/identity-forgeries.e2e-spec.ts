import { startApi } from '@test/app';
import { ProviderDouble, type Reply } from '@test/provider-double';
import { configure, travelling } from '@test/providers';

const LONG_AGO = 1_600_000_000;

describe('a forged answer of a provider', () => {
  const double = new ProviderDouble();
  beforeAll(async () => {
    const { issuer } = await double.start();
    configure({ name: 'acme', label: 'Acme', issuer });
  });
  beforeEach(() => double.reset());
  afterAll(() => double.stop());

  const api = startApi();
  const { depart, signIn } = travelling(api, () => double);
  const untouched = async () =>
    api.rows(
      'SELECT (SELECT count(*)::int FROM users) + (SELECT count(*)::int FROM sessions) + (SELECT count(*)::int FROM linked_identities) AS n',
    );
  const person = { sub: 'mina' };

  it('differs from a valid one with all claims in the id_token, which is accepted', async () => {
    expect((await signIn(person)).status).toBe(200);
    expect((await signIn(person)).status).toBe(200);
    expect(double.asked).not.toContain('/userinfo');
  });

  it.each([
    ['of another issuer', { iss: 'https://evil.example' }, {}],
    ['for another audience', { aud: 'somebody-else' }, {}],
    ['for several, without saying whose it is', { aud: ['tutti', 'somebody-else'] }, {}],
    ['with another nonce', { nonce: 'of-another-visit' }, {}],
    ['without a nonce', { nonce: undefined }, {}],
    ['that has expired', { iat: LONG_AGO, exp: LONG_AGO + 60 }, {}],
    ['from the future', { iat: 4_000_000_000, nbf: 4_000_000_000, exp: 4_000_000_060 }, {}],
    ['of nobody', { sub: undefined }, {}],
    ['of an empty subject, which would be everybody', { sub: '' }, {}],
    ['of a subject of 256 characters', { sub: 'x'.repeat(256) }, {}],
    ['of a subject that is not ASCII', { sub: '미나' }, {}],
    ['without a signature', {}, { alg: 'none', kid: undefined }],
    ['signed by a shared secret', {}, { alg: 'HS256' }],
    ['signed by an unknown key', {}, { kid: 'two' }],
  ])('is refused with an id_token %s', async (_, claims, header) => {
    Object.assign(double, { claims, header });
    expect(await signIn(person)).toMatchObject({ status: 401, body: { error: 'IDENTITY_NOT_PROVEN', code: 'E144' } });
    expect(await untouched()).toEqual([{ n: 0 }]);
  });

  it('is refused with a signature of a retired key', async () => {
    const known = double.known;
    double.rotate('one');
    expect(await signIn(person)).toMatchObject({ status: 401, body: { code: 'E144' } });
    double.key = known[0]!;
    expect((await signIn(person)).status).toBe(200);
  });

  it('is refused without an id_token', async () => {
    double.instead.set('/token', () => [200, { access_token: 'x', token_type: 'bearer' }]);
    expect(await signIn(person)).toMatchObject({ status: 401, body: { code: 'E144' } });
  });

  it.each<[string, string, Reply]>([
    ['answers with 500', '/token', [500, { error: 'server_error' }]],
    ['answers with a page', '/token', [200, '<html>We are moving</html>']],
    ['answers at great length', '/token', [200, { access_token: 'x'.repeat(300_000), token_type: 'bearer' }]],
    ['does not know us', '/token', [401, { error: 'invalid_client' }]],
    ['sends us elsewhere', '/token', [302, {}]],
  ])('is an outage when the provider %s: 503 with Retry-After', async (_, path, reply) => {
    double.instead.set(path, () => reply);
    expect(await signIn(person)).toMatchObject({ status: 503, body: { error: 'UNAVAILABLE' }, headers: { 'retry-after': '30' } });
    expect(await untouched()).toEqual([{ n: 0 }]);
  });

  it('is an outage only for the error codes that say so, and a refusal otherwise', async () => {
    const back = (error: string) => async () => {
      const { url, cookie } = await depart();
      const home = new URL(await double.visit(url));
      home.searchParams.delete('code');
      home.searchParams.set('error', error);
      return api.anonymous().get(`${home.pathname}${home.search}`, { cookie });
    };
    expect(await back('temporarily_unavailable')()).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
    expect(await back('login_required')()).toMatchObject({ status: 401, body: { code: 'E142' } });
  });
});

describe('a provider that does not answer', () => {
  const double = new ProviderDouble();
  let silent: (() => void) | undefined;
  beforeAll(async () => {
    const { issuer } = await double.start();
    const plain = { ...(double as unknown as { discovery(): object }).discovery(), authorization_endpoint: 'http://login.example/auth' };
    double.instead.set('/plain/.well-known/openid-configuration', () => [200, { ...plain, issuer: `${issuer}/plain` }]);
    double.instead.set('/liar/.well-known/openid-configuration', () => [200, { ...plain, issuer: 'https://other.example' }]);
    double.instead.set(
      '/silent/.well-known/openid-configuration',
      () => new Promise<Reply>((resolve) => (silent = () => resolve([500, {}]))),
    );
    const names = ['plain', 'liar', 'silent'].map((name) => ({ name, label: name, issuer: `${issuer}/${name}` }));
    configure({ name: 'acme', label: 'Acme', issuer }, { name: 'gone', label: 'Gone', issuer: 'http://127.0.0.1:1' }, ...names);
  });
  afterAll(() => {
    silent?.();
    return double.stop();
  });

  const api = startApi();
  const start = (name: string) => api.anonymous().get(`/api/v1/auth/oidc/${name}/start`);
  const away = { status: 503, body: { code: 'E103' }, headers: { 'retry-after': '30' } };

  it.each(['gone', 'plain'])('%s: answers 503', async (name) => expect(await start(name)).toMatchObject(away));

  it('silent: answers 503 after five seconds', async () => {
    const began = Date.now();
    expect(await start('silent')).toMatchObject(away);
    expect(Date.now() - began).toBeLessThan(8_000);
  });

  it('liar: is refused for another issuer', async () => expect(await start('liar')).toMatchObject({ status: 401, body: { code: 'E144' } }));

  it('is discovered once under concurrent sign-ins, and again after an outage', async () => {
    const document = '/.well-known/openid-configuration';
    double.instead.set(document, () => [503, {}]);
    expect(await start('acme')).toMatchObject(away);
    double.instead.delete(document);
    double.asked.length = 0;
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.anonymous().raw('/api/v1/auth/oidc/acme/start')));
    expect(answers.every(({ statusCode }) => statusCode === 302)).toBe(true);
    expect(double.asked).toEqual([document]);
  });
});
