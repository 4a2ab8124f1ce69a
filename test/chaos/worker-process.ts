import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flagsOf } from '../../apps/up/src/checkout';

// Production takes no secret that repeats itself.
const SECRET_KEY = 'chaos-worker-2026-0123456789-abcdef';
const MAIN = join(__dirname, '../../dist/apps/worker/src/main.js');

/** The worker as it is shipped: `npm run build` made it. */
export class WorkerProcess {
  private child?: ChildProcess;
  /** Everything it has said. */
  said = '';

  constructor(
    private readonly settings: Readonly<Record<string, string>>,
    private readonly main = MAIN,
  ) {}

  start(): void {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, NODE_ENV: 'production', SECRET_KEY, MAIL: 'files', LOG_LEVEL: 'info', ...this.settings };
    this.child = spawn(process.execPath, [...flagsOf('worker'), this.main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text: Buffer) => (this.said += text.toString()));
  }

  /** The most memory that it has had at once, in MiB, as Linux counts it. */
  get peak(): number {
    const status = readFileSync(`/proc/${this.child!.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_024);
  }

  get isAlive(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** Ends it, and says how it ended: its exit code, or null after a kill. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child;
    if (!child || !this.isAlive) return child?.exitCode ?? null;
    const exit = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exit) as [number | null];
    return code;
  }
}
