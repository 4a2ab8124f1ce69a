import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeCluster } from '../../apps/up/src/postgres-places';

const ownCheckout = join(__dirname, '../..');
// Set and empty: whoever runs the tests may have an environment, or an .env, with stores of their own.
const NOTHING_GIVEN = {
  DATABASE_URL: '',
  MIGRATION_DATABASE_URL: '',
  WORKER_DATABASE_URL: '',
  REDIS_URL: '',
  REDIS_HOST: '',
  SECRET_KEY: '',
  PUBLIC_URL: '',
  HOST: '127.0.0.1',
};

/** The four that a starter keeps running, by the file that has their number. */
export const PID_FILES = { api: 'api.pid', worker: 'worker.pid', postgres: 'postgres/postmaster.pid', redis: 'redis.pid' } as const;
export type Part = keyof typeof PID_FILES;

/** A folder for one installation. Under root it is closed to others, as root's home would be. */
export const newHome = (): string => mkdtempSync(join(tmpdir(), 'tutti-up-'));

export function removeHome(home: string): void {
  removeCluster(home);
  rmSync(home, { recursive: true, force: true });
}

/** The compiled `npm start`, as another person would run it. */
export class Starter {
  /** What it has said, and apart from that what it has complained of. */
  output = '';
  complaints = '';
  private readonly process: ChildProcess;

  constructor(
    readonly home: string,
    env: NodeJS.ProcessEnv = {},
    { checkout = ownCheckout, args = [] }: { checkout?: string; args?: string[] } = {},
  ) {
    const { PATH, HOME } = process.env;
    this.process = spawn(process.execPath, [join(checkout, 'dist/apps/up/src/main.js'), ...args], {
      env: { PATH, HOME, NODE_ENV: 'development', LOG_LEVEL: 'warn', ...NOTHING_GIVEN, DATA_DIR: home, ...env },
      // With a channel: it stops when we are gone.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.complaints += text));
  }

  async ready(): Promise<this> {
    await until(() => this.output.includes('Tutti is ready') || this.process.exitCode !== null);
    if (this.process.exitCode !== null) throw new Error(`It has ended: ${this.output}${this.complaints}`);
    return this;
  }

  /** Its exit code, and null when it was killed. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'close');
    return this.process.exitCode;
  }

  send(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }
}

/** The process of one part, if it runs. */
export function pidOf(home: string, part: Part): number | undefined {
  const file = join(home, PID_FILES[part]);
  const pid = existsSync(file) ? parseInt(readFileSync(file, 'utf8')) : NaN;
  return isAlive(pid) ? pid : undefined;
}

/** Every process that has to do with `home`, by its command line or its environment. */
export function processesOf(home: string): string[] {
  const about = (pid: string) => ['cmdline', 'environ'].map((file) => textOf(`/proc/${pid}/${file}`)).join(' ');
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && about(pid).includes(home));
}

/** Looks until `holds`, and for a minute at most: what is waited for is done by other processes. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await holds()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error('It has not come about within a minute.');
  }
}

const isAlive = (pid: number): boolean => textOf(`/proc/${pid}/cmdline`) !== '';

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
