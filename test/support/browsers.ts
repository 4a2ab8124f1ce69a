import type { Answer, startApi } from './app';

const MINA = { email: 'mina@example.com', password: 'violin-on-the-roof' };

/** The cookies that an answer sets. */
export function kept({ headers }: Pick<Answer, 'headers'>): Record<string, string> {
  const cookies = [headers['set-cookie'] ?? []].flat() as string[];
  return Object.fromEntries(cookies.map((cookie) => cookie.split(';', 1)[0]!.split('=') as [string, string]));
}

export const emptied = { tutti_refresh_token: '', tutti_csrf_token: '' };
export const nobody = { authenticated: false, user: null, expires_at: null };

/** Makes browsers that are signed in to `api` by cookie. */
export function browsing(api: ReturnType<typeof startApi>) {
  const here = api.anonymous();
  const login = (headers = {}, credentials: object = MINA) => here.post('/api/v1/auth/login', { ...credentials, cookie: true }, headers);

  /** A browser with these cookies. Like our pages, it repeats the CSRF token as a header. */
  function browser({ tutti_refresh_token: token, tutti_csrf_token: csrf }: Record<string, string>) {
    const cookie = `theme=dark; tutti_csrf_token=${csrf}; tutti_refresh_token=${token}`;
    const headers = { cookie, 'x-csrf-token': csrf! };
    return {
      token: token!,
      csrf: csrf!,
      headers,
      refresh: (more: Record<string, string> = {}) => here.post('/api/v1/auth/refresh', undefined, { ...headers, ...more }),
      logout: (more: Record<string, string> = {}) => here.post('/api/v1/auth/logout', undefined, { ...headers, ...more }),
      check: async () => (await here.get('/api/v1/auth/check', { cookie })).body,
    };
  }

  async function signIn(email = MINA.email) {
    const credentials = { ...MINA, email };
    await here.post('/api/v1/auth/register', { ...credentials, name: '김미나' });
    const answer = await login({}, credentials);
    return { answer, body: answer.body, ...browser(kept(answer)) };
  }
  return { account: MINA, login, browser, signIn };
}
