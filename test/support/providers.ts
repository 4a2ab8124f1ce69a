import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { env } from '@app/config';
import type { startApi } from './app';

/** The password of every client in the tests. */
export const CLIENT = { client_id: 'tutti', client_secret: 'a-secret-that-nobody-guesses-0123456789' };

/** Configures these sign-in providers for an api that starts afterwards. */
export function configure(...providers: object[]): void {
  Object.assign(env, {
    OIDC_PROVIDERS: providers.map((provider) => ({ protocol: 'oidc', scope: 'openid email profile', ...CLIENT, ...provider })),
  });
}

export const callbackOf = (name: string): string => new URL(`/api/v1/auth/oidc/${name}/callback`, env.PUBLIC_URL).href;

/** A person at a provider: `sub` and claims. */
export type Person = { readonly sub: string } & Readonly<Record<string, unknown>>;

export type Visitor = Person | { readonly deny: true };

/** The package oidc-provider, as a real provider on a port of its own. */
export class RealProvider {
  private constructor(
    private readonly child: ChildProcess,
    readonly issuer: string,
  ) {}

  static start(names: string[], client_auth = 'client_secret_basic'): Promise<RealProvider> {
    const settings = JSON.stringify({ ...CLIENT, client_auth, redirect_uris: names.map(callbackOf) });
    // Its warnings are about the package itself; they matter only if it cannot start.
    const child = fork(join(__dirname, 'provider-process.mjs'), [settings], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
    let complaints = '';
    child.stderr?.on('data', (text: Buffer) => (complaints += text.toString()));
    return new Promise((resolve, reject) => {
      child.once('message', ({ issuer }: { issuer: string }) => resolve(new RealProvider(child, issuer)));
      child.once('exit', () => reject(new Error(`The provider has ended: ${complaints}`)));
    });
  }

  /** Opens `url` of the provider as `person` and follows it until the redirect back to us; returns the address of that redirect. */
  async visit(url: string, person: Visitor): Promise<string> {
    const browser = new Browser();
    let place = await browser.go(url);
    if (place.startsWith(this.issuer)) place = await browser.go(place, { method: 'POST', body: JSON.stringify(person) });
    return place;
  }

  stop(): void {
    this.child.removeAllListeners('exit');
    this.child.disconnect();
  }
}

/** Keeps cookies and follows redirects, except for the last one, which leads to us. */
class Browser {
  private readonly cookies = new Map<string, string>();

  /** Follows redirects and returns the address where it stops: a login page, or an address of ours. */
  async go(start: string, first: RequestInit = {}): Promise<string> {
    const { origin } = new URL(start);
    let [url, request] = [start, first];
    while (url.startsWith(origin)) {
      const answer = await fetch(url, { ...request, redirect: 'manual', headers: { cookie: this.header() } });
      for (const cookie of answer.headers.getSetCookie()) this.keep(cookie);
      const location = answer.headers.get('location');
      if (!location) return answer.ok ? url : Promise.reject(new Error(`${answer.status}: ${await answer.text()}`));
      [url, request] = [new URL(location, url).href, {}];
    }
    return url;
  }

  private keep(cookie: string): void {
    const [name = '', value = ''] = cookie.split(';', 1)[0]!.split(/=(.*)/s, 2);
    this.cookies.set(name, value);
  }

  private header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

type Api = ReturnType<typeof startApi>;

/** Makes browsers that go from `api` to a provider and come back. */
export function travelling(api: Api, provider: () => Pick<RealProvider, 'visit'>) {
  const here = api.anonymous();

  /** Starts a sign-in at a provider; returns the address of the redirect and the cookie that the browser got. */
  async function depart(name = 'acme') {
    const { headers } = await here.raw(`/api/v1/auth/oidc/${name}/start`);
    return { url: String(headers.location), cookie: cookieOf(headers) };
  }
  const comeBack = (url: string, cookie = '') => here.get(url.slice(new URL(url).origin.length), { cookie });
  async function visit(person: Visitor, name = 'acme') {
    const { url, cookie } = await depart(name);
    return { back: await provider().visit(url, person), cookie };
  }
  async function signIn(person: Visitor, name = 'acme') {
    const { back, cookie } = await visit(person, name);
    return comeBack(back, cookie);
  }
  return { depart, comeBack, visit, signIn };
}

export const cookieOf = (headers: Record<string, unknown>): string => String(headers['set-cookie']).split(';', 1)[0]!;
