import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { flagsOf } from '../../apps/up/src/checkout';

/** The api or the worker as it is shipped, in a process of its own; the tests' build made it. */
export class Shipped {
  /** Everything that the process has printed. */
  said = '';
  private readonly child: ChildProcess;

  constructor(name: 'api' | 'worker', settings: Readonly<Record<string, string>>) {
    const program = join(__dirname, `../../dist/apps/${name}/src/main.js`);
    const env = { ...process.env, LOG_LEVEL: 'warn', ...settings };
    this.child = spawn(process.execPath, [...flagsOf(name), program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text: Buffer) => (this.said += text.toString()));
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    if (!this.hasEnded) await once(this.child, 'exit');
  }
}
