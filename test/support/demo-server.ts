import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The api of a running `npm start` with demo data, as the people in `demo-accounts.json` use it. */
export class DemoServer {
  readonly accounts: readonly { readonly email: string; readonly password: string }[];

  constructor(
    home: string,
    private readonly host: string,
  ) {
    this.accounts = JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8')) as typeof this.accounts;
  }

  /** Signs somebody in, and returns a function that reads the first page of a list. */
  async listFor<Row>(email: string, path: string): Promise<() => Promise<Row[]>> {
    const account = this.accounts.find((one) => one.email === email)!;
    const body = JSON.stringify({ email, password: account.password });
    const signedIn = await fetch(`${this.host}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { access_token } = (await signedIn.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    return async () => ((await (await fetch(`${this.host}/api/v1${path}`, { headers })).json()) as { results: Row[] }).results;
  }
}
