import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeCluster } from '../../apps/up/src/postgres-places';

const ownCheckout = join(__dirname, '../..');
// Set but empty, because the environment or an .env of the person who runs the tests may name other stores.
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

/** The files with the process ids of the four processes that a starter keeps running. */
export const PID_FILES = { api: 'api.pid', worker: 'worker.pid', postgres: 'postgres/postmaster.pid', redis: 'redis.pid' } as const;
export type Part = keyof typeof PID_FILES;

/** A new folder for one installation. If root makes it, others cannot enter it, as with root's home. */
export const newHome = (): string => mkdtempSync(join(tmpdir(), 'tutti-up-'));

export function removeHome(home: string): void {
  removeCluster(home);
  rmSync(home, { recursive: true, force: true });
}

/** The compiled `npm start`, as another person would run it. */
export class Starter {
  /** Its standard output, and separately its standard error. */
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
      // Has an IPC channel, so that it stops when this process is gone.
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

  /** Waits for its end; returns its exit code, or null if it was killed. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'close');
    return this.process.exitCode;
  }

  send(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }
}

/** The process id of one part, if it runs. */
export function pidOf(home: string, part: Part): number | undefined {
  const file = join(home, PID_FILES[part]);
  const pid = existsSync(file) ? parseInt(readFileSync(file, 'utf8')) : NaN;
  return isAlive(pid) ? pid : undefined;
}

/** Every process whose command line or environment names `home`. */
export function processesOf(home: string): string[] {
  const about = (pid: string) => ['cmdline', 'environ'].map((file) => textOf(`/proc/${pid}/${file}`)).join(' ');
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && about(pid).includes(home));
}

/** Polls until `holds` is true, for a minute at most, because other processes make it true. */
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
