import { parseCookie, stringifySetCookie } from 'cookie';
import { env } from '@app/config';

/** A browser compares with the path that it asked for, and both lead to the same routes. */
const AUTH_PATHS = ['/api/v1/auth', '/api/auth'];

/**
 * A session in the keeping of a browser: its refresh token where no script reads it, and the CSRF token where a page's own scripts do.
 * By https, their names have a browser refuse them from whoever listens in: `__Host-` also from our subdomains, but it asks for
 * the path `/`, and the refresh token has no business anywhere but at the auth routes.
 */
export class SessionCookies {
  private readonly secure: boolean;
  /** What the cookie with the refresh token is called. */
  readonly refresh_token: string;
  private readonly csrf_token: string;

  constructor(public_url: string) {
    this.secure = public_url.startsWith('https:');
    this.refresh_token = `${this.secure ? '__Secure-' : ''}tutti_refresh_token`;
    this.csrf_token = `${this.secure ? '__Host-' : ''}tutti_csrf_token`;
  }

  /** Cookies for a browser to keep for so many seconds. */
  keeping(refresh_token: string, csrf_token: string, seconds: number): string[] {
    return this.all(refresh_token, csrf_token, seconds);
  }

  /** What to set for a browser to forget it all. */
  forgetting(): string[] {
    return this.all('', '', 0);
  }

  /** The refresh token in a header `Cookie`. */
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
