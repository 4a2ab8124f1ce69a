import { type SignInProvider, isReachable, problemsOf, providersIn } from './sign-in-providers';

const read = (...entries: unknown[]) => providersIn(JSON.stringify(entries)) as SignInProvider[];
const wrong = (...entries: unknown[]) => problemsOf(read(...entries), true);
const acme = { name: 'acme', issuer: 'https://id.acme.example', client_id: 'tutti', client_secret: 'hush-hush' };

describe('OIDC_PROVIDERS', () => {
  it('knows the addresses of Google, GitHub and Kakao', () => {
    const known = ['google', 'github', 'kakao'].map((name) => ({ name, client_id: 'tutti' }));
    expect(wrong(...known)).toEqual([]);
    expect(read(...known)).toMatchObject([
      { label: 'Google', protocol: 'oidc', issuer: 'https://accounts.google.com', scope: 'openid email profile' },
      { label: 'GitHub', protocol: 'github', api_url: 'https://api.github.com' },
      { label: 'Kakao', protocol: 'oidc', issuer: 'https://kauth.kakao.com', scope: 'openid account_email profile_nickname' },
    ]);
  });

  it('accepts any other provider by its issuer', () => expect(read(acme)).toMatchObject([{ ...acme, label: 'acme', protocol: 'oidc' }]));

  it.each([
    ['no list', 'nope', ['must be a JSON array of objects']],
    ['no object', [3], ['[0] must be an object']],
    ['one without a client', [{ ...acme, client_id: undefined }], [expect.stringMatching(/^\[0\] client_id /)]],
    ['a field that is none', [{ ...acme, client_sekret: 'hush' }], ['[0] property client_sekret should not exist']],
    ['two of one name', [acme, acme], ['must not contain a name twice']],
    ['a name that is no word', [{ ...acme, name: '../up' }], ['[0] name must be a lower-case word']],
    ['an issuer by http', [{ ...acme, issuer: 'http://id.acme.example' }], ['[0] issuer must be an https URL']],
    ['no issuer', [{ ...acme, issuer: undefined }], [expect.any(String), '[0] issuer must be an https URL']],
    ['a scope without openid', [{ ...acme, scope: 'email' }], ['[0] scope must contain openid']],
  ])('refuses %s, and prints no value', (_, setting, problems) => {
    const found = problemsOf(providersIn(typeof setting === 'string' ? setting : JSON.stringify(setting)), true);
    expect(found).toEqual(problems);
    expect(found.join()).not.toMatch(/hush|acme\.example/);
  });

  it.each([
    ['https://id.example', true, true],
    ['http://127.0.0.1:3000', false, true],
    ['http://[::1]:3000', false, true],
    ['http://127.0.0.1:3000', true, false],
    ['http://10.0.0.1', false, false],
    ['http://127.0.0.1.example', false, false],
    ['ftp://127.0.0.1', false, false],
    ['nope', false, false],
  ])('%s, production %s: %s', (url, production, reachable) => expect(isReachable(url, production)).toBe(reachable));
});
