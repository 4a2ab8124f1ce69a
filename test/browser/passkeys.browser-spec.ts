import { startApi } from '@test/app';
import { Chromium, type PageAnswer, type PausedRequest } from '@test/chromium';
import { Role } from '@app/auth';
import { env } from '@app/config';
import type { User } from '@organisation/users/user.entity';

const ELSEWHERE = 'https://tutti.evil.example/';
const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

/** The script of a front end's page, as short as possible. */
const PAGE = `<!doctype html><title>Tutti</title><script>
  const post = async (path, body, token) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) };
    const answer = await fetch('/api/v1/auth/' + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  };
  const begin = async (purpose, token) => (await post('passkeys/challenge', { purpose }, token)).body.options;
  const made = async (options) =>
    (await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })).toJSON();
  const got = async (options) =>
    (await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })).toJSON();
  const register = async (token) =>
    post('passkeys', { name: 'Laptop', credential: await made(await begin('register', token)) }, token);
  const signIn = async (more) => post('passkeys/verify', { credential: await got(await begin('sign_in')), ...more });
  const prove = async (token) => post('proof', { passkey: await got(await begin('proof', token)) }, token);
  const nameOf = (promise) => promise.then(() => 'none', ({ name }) => name);
</script>`;

describe('a passkey in a browser', () => {
  const api = startApi();
  const chromium = new Chromium(answer);
  let authenticatorId = '';

  beforeAll(async () => {
    await chromium.start();
    await chromium.send('WebAuthn.enable');
  });
  beforeEach(async () => {
    if (authenticatorId) await chromium.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    authenticatorId = (await chromium.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR })).authenticatorId as string;
    await chromium.open(`${env.PUBLIC_URL}/`);
  });
  afterAll(() => chromium.stop());

  /** Serves the page, and passes its requests to the api, as if both were at their real addresses. */
  async function answer({ url, method, headers, postData }: PausedRequest): Promise<PageAnswer> {
    const { pathname } = new URL(url);
    if (!pathname.startsWith('/api/')) return { status: 200, headers: [{ name: 'content-type', value: 'text/html' }], body: PAGE };
    const answered = await api.app().inject({ method: method as 'POST', url: pathname, headers, payload: postData });
    const pairs = Object.entries(answered.headers).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })));
    return { status: answered.statusCode, headers: pairs, body: answered.body };
  }

  async function aMina(): Promise<{ readonly mina: User; readonly token: string }> {
    const mina = await api.aSaved(Role.Mentor, { email: 'mina@example.com', name: '김미나' });
    return { mina, token: await api.tokenOf(mina) };
  }
  const run = (expression: string) => chromium.run(expression) as Promise<{ status: number; body: any }>;

  it('is registered and signs in repeatedly without a name or a password', async () => {
    const { mina, token } = await aMina();
    expect(await run(`register('${token}')`)).toMatchObject({ status: 201, body: { name: 'Laptop', user_id: mina.id } });
    for (let n = 0; n < 2; n++) expect(await run('signIn()')).toMatchObject({ status: 200, body: { user: { email: mina.email } } });
    const [kept] = await api.rows('SELECT transports, sign_counter, last_used_at IS NOT NULL AS used FROM passkeys');
    expect(kept).toEqual({ transports: ['internal'], sign_counter: expect.any(Number), used: true });
    const { credentials } = await chromium.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost', signCount: kept.sign_counter }]);
  });

  it('stores the session in a cookie that scripts cannot read', async () => {
    const { token } = await aMina();
    await run(`register('${token}')`);
    const { status, body } = await run('signIn({ cookie: true })');
    expect([status, body.refresh_token]).toEqual([200, undefined]);
    const cookies = (await chromium.run('document.cookie')) as string;
    expect([cookies.includes(`tutti_csrf_token=${body.csrf_token}`), cookies.includes('refresh')]).toEqual([true, false]);
  });

  it('gives a session a fresh proof', async () => {
    const { token } = await aMina();
    await run(`register('${token}')`);
    expect(await run(`prove('${token}')`)).toMatchObject({ status: 200, body: { proven_until: expect.any(String) } });
  });

  it('is refused a second time on the same authenticator', async () => {
    const { token } = await aMina();
    await run(`register('${token}')`);
    expect(await chromium.run(`nameOf(register('${token}'))`)).toBe('InvalidStateError');
  });

  it('is refused without user verification, at registration and at sign-in', async () => {
    const { token } = await aMina();
    await run(`register('${token}')`);
    await chromium.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    expect(await chromium.run('nameOf(signIn())')).toBe('NotAllowedError');
  });

  it('is refused to a page of another site', async () => {
    const { token } = await aMina();
    await run(`register('${token}')`);
    await chromium.open(ELSEWHERE);
    expect(await chromium.run('nameOf(signIn())')).toBe('SecurityError');
  });
});
