import { parseCookie, stringifySetCookie } from 'cookie';
import { env } from '@app/config';

/** Browsers compare a cookie's path with the requested one, and both prefixes lead to the same routes. */
const AUTH_PATHS = ['/api/v1/auth', '/api/auth'];

/**
 * Cookies of a browser session: the refresh token, which no script can read, and the CSRF token, which the page's own scripts can. Over
 * https, prefixes protect their names against an attacker on the network: `__Host-` also against our subdomains. But it requires the path
 * `/`, and the refresh token must be sent to the auth routes only.
 */
export class SessionCookies {
  private readonly secure: boolean;
  /** Name of the refresh-token cookie. */
  readonly refresh_token: string;
  private readonly csrf_token: string;

  constructor(public_url: string) {
    this.secure = public_url.startsWith('https:');
    this.refresh_token = `${this.secure ? '__Secure-' : ''}tutti_refresh_token`;
    this.csrf_token = `${this.secure ? '__Host-' : ''}tutti_csrf_token`;
  }

  /** `Set-Cookie` values that store the tokens for some seconds. */
  keeping(refresh_token: string, csrf_token: string, seconds: number): string[] {
    return this.all(refresh_token, csrf_token, seconds);
  }

  /** `Set-Cookie` values that delete them. */
  forgetting(): string[] {
    return this.all('', '', 0);
  }

  /** The refresh token in a `Cookie` header. */
  tokenIn(header: string | undefined): string | undefined {
    return header?.includes(this.refresh_token) ? parseCookie(header)[this.refresh_token] || undefined : undefined;
  }

  private all(refresh_token: string, csrf_token: string, maxAge: number): string[] {
    const kept = { secure: this.secure, sameSite: 'lax', maxAge } as const;
    return [
      ...AUTH_PATHS.map((path) => stringifySetCookie({ ...kept, name: this.refresh_token, value: refresh_token, path, httpOnly: true })),
      stringifySetCookie({ ...kept, name: this.csrf_token, value: csrf_token, path: '/' }),
    ];
  }
}

export const sessionCookies = new SessionCookies(env.PUBLIC_URL);
