import { SessionCookies } from './session-cookies';

describe(SessionCookies.name, () => {
  const plain = new SessionCookies('http://localhost:8001');
  const secure = new SessionCookies('https://tutti.example.com');

  it('hides the refresh token from scripts, other sites and other paths', () => {
    expect(plain.keeping('r', 'c', 86_400)).toEqual([
      'tutti_refresh_token=r; Max-Age=86400; Path=/api/v1/auth; HttpOnly; SameSite=Lax',
      'tutti_refresh_token=r; Max-Age=86400; Path=/api/auth; HttpOnly; SameSite=Lax',
      'tutti_csrf_token=c; Max-Age=86400; Path=/; SameSite=Lax',
    ]);
  });

  it('uses names over https that browsers accept over TLS only', () => {
    expect(secure.keeping('r', 'c', 86_400)).toEqual([
      '__Secure-tutti_refresh_token=r; Max-Age=86400; Path=/api/v1/auth; HttpOnly; Secure; SameSite=Lax',
      '__Secure-tutti_refresh_token=r; Max-Age=86400; Path=/api/auth; HttpOnly; Secure; SameSite=Lax',
      '__Host-tutti_csrf_token=c; Max-Age=86400; Path=/; Secure; SameSite=Lax',
    ]);
    expect(secure.forgetting()).toEqual(secure.keeping('', '', 86_400).map((cookie) => cookie.replace('86400', '0')));
  });

  it('finds the token among others, and ignores one set without TLS', () => {
    expect(plain.tokenIn('a=b; tutti_refresh_token=r; c=d')).toBe('r');
    expect(secure.tokenIn('tutti_refresh_token=planted; __Secure-tutti_refresh_token=r')).toBe('r');
    for (const header of [undefined, '', 'tutti_refresh_token=', 'x_tutti_refresh_token=r', 'tutti_refresh_token']) {
      expect(plain.tokenIn(header)).toBeUndefined();
    }
    expect(secure.tokenIn('tutti_refresh_token=planted')).toBeUndefined();
  });
});
