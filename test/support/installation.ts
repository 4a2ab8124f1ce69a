import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../apps/up/src/ports';
import { postgresIn } from '../../apps/up/src/postgres';
import { Starter, newHome } from './starter';

const SECRET_KEY = 'restored-0123456789-abcdefghijklmnop';
const CLI = join(__dirname, '../../dist/apps/up/src/run.js');

/** Reads the password of one of the accounts that `npm start` writes down. */
export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
}

/** One installation, with stores of its own, as somebody runs it. */
export class Installation {
  readonly home = newHome();
  private port = 0;
  private starter?: Starter;

  async start(): Promise<void> {
    this.port = await freePort();
    this.starter = await new Starter(this.home, { PORT: String(this.port), SECRET_KEY }).ready();
  }

  async stop(): Promise<void> {
    this.starter?.send('SIGTERM');
    await this.starter?.ended();
    this.starter = undefined;
  }

  async cli(...args: string[]): Promise<{ code: number; output: string }> {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, SECRET_KEY, DATA_DIR: this.home, DATABASE_URL: '', MIGRATION_DATABASE_URL: '', REDIS_URL: '' };
    const child: ChildProcess = spawn(process.execPath, [CLI, ...args], { env: { ...env, NODE_ENV: 'development' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  }

  /** Does `work` in the database while the installation does not run. */
  async inDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const store = postgresIn(this.home);
    const ownStart = !store.isRunning;
    if (ownStart) await store.start();
    const client = new Client(store.url);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
      if (ownStart) await store.stop();
    }
  }

  signIn({ email, password }: DemoSignIn) {
    return this.send('POST', '/auth/login', {}, { email, password });
  }

  async signedIn(account: DemoSignIn) {
    const { access_token } = (await this.signIn(account)).body;
    const headers = { authorization: `Bearer ${access_token}` };
    return {
      get: (path: string) => this.send('GET', path, headers),
      post: (path: string, body: object = {}) => this.send('POST', path, headers, body),
    };
  }

  async send(method: string, path: string, headers: Record<string, string>, body?: object) {
    const json = body && { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1${path}`, { method, headers, ...json });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** Downloads the bytes behind a signed URL. */
  async bytesAt(url: string): Promise<Buffer> {
    const { pathname, search } = new URL(url);
    const answer = await fetch(`http://127.0.0.1:${this.port}${pathname}${search}`);
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  }

  async put({ upload_url, headers }: { upload_url: string; headers: Record<string, string> }, bytes: Buffer): Promise<void> {
    const { pathname, search } = new URL(upload_url);
    // fetch sets the length by itself.
    const others = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));
    const answer = await fetch(`http://127.0.0.1:${this.port}${pathname}${search}`, {
      method: 'PUT',
      headers: others,
      body: new Uint8Array(bytes),
    });
    expect(answer.status).toBe(200);
  }
}
