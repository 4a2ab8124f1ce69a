import { startApi } from '@test/app';
import { ProviderDouble } from '@test/provider-double';
import { configure, travelling } from '@test/providers';

const mina = { id: 583_231, login: 'mina', name: null as string | null };
const primary = { email: 'Mina@Example.com', primary: true, verified: true, visibility: 'private' };
const other = { email: 'other@example.com', primary: false, verified: true, visibility: null };

describe('sign-in with GitHub', () => {
  const github = new ProviderDouble();
  beforeAll(async () => {
    const { issuer } = await github.start();
    configure({ name: 'github', label: 'GitHub', protocol: 'github', issuer, api_url: `${issuer}/api/v3`, scope: 'read:user user:email' });
  });
  beforeEach(() => {
    github.reset();
    says();
  });
  afterAll(() => github.stop());

  const api = startApi();
  const { depart, visit, comeBack, signIn } = travelling(api, () => github);
  const said = (user: object, emails: unknown, status = 200) => {
    github.instead.set('/api/v3/user', () => [status, user]);
    github.instead.set('/api/v3/user/emails', () => [status, emails]);
  };
  const says = () => said(mina, [other, primary]);
  const come = () => signIn({ sub: 'x' }, 'github');

  it('sends a PKCE challenge and no nonce', async () => {
    const { url } = await depart('github');
    const { pathname, searchParams } = new URL(url);
    expect([pathname, searchParams.get('scope'), searchParams.get('nonce')]).toEqual([
      '/login/oauth/authorize',
      'read:user user:email',
      null,
    ]);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('reads user and verified address from the API', async () => {
    const { status, body } = await come();
    expect(status).toBe(200);
    const me = await api.anonymous().get('/api/v1/auth/me', { authorization: `Bearer ${body.access_token}` });
    expect(me.body).toMatchObject({ email: 'mina@example.com', name: 'mina' });
    expect(await api.rows('SELECT provider, issuer, subject FROM linked_identities')).toEqual([
      { provider: 'github', issuer: github.issuer, subject: '583231' },
    ]);
    expect(github.asked.sort()).toEqual(['/api/v3/user', '/api/v3/user/emails', '/login/oauth/access_token']);
    expect((await come()).status).toBe(200);
  });

  it.each([
    ['primary address that is not verified', [{ ...primary, verified: false }, other]],
    ['primary address', [other]],
    ['address', []],
  ])('is refused without a verified %s', async (_, emails) => {
    said(mina, emails);
    expect(await come()).toMatchObject({ status: 403, body: { code: 'E145' } });
    expect(await api.rows('SELECT id FROM users')).toEqual([]);
  });

  it('is refused on any other answer of the API', async () => {
    said({ id: 'mina' }, [primary]);
    expect(await come()).toMatchObject({ status: 401, body: { code: 'E144' } });
    said(mina, 'nothing');
    expect(await come()).toMatchObject({ status: 401, body: { code: 'E144' } });
    said({}, {}, 401);
    expect(await come()).toMatchObject({ status: 401, body: { code: 'E144' } });
    said({}, {}, 502);
    expect(await come()).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
  });

  it('is refused on 200 with an error, and with a code of another request', async () => {
    const [stolen, own] = [await visit({ sub: 'x' }, 'github'), await visit({ sub: 'y' }, 'github')];
    const code = new URL(stolen.back).searchParams.get('code')!;
    expect(await comeBack(own.back.replace(/code=[^&]+/, `code=${code}`), own.cookie)).toMatchObject({
      status: 401,
      body: { code: 'E144' },
    });
    github.instead.set('/login/oauth/access_token', () => [200, { error: 'bad_verification_code' }]);
    expect(await come()).toMatchObject({ status: 401, body: { code: 'E144' } });
  });
});
