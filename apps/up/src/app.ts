import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flagsOf, program } from './checkout';
import { stopProcess } from './processes';
import type { Kept } from './supervisor';

interface Circumstances {
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  readonly args?: readonly string[];
}

/** One of Tutti's own processes: detached, so that a Ctrl-C reaches it through us, and with IPC, so that it ends if we are killed. */
export class App implements Kept {
  /** The last message from the process since its start. */
  told?: unknown;
  private child?: ChildProcess;

  constructor(
    readonly name: string,
    private readonly given: Circumstances,
  ) {}

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(): Promise<void> {
    const execArgv = [...process.execArgv, ...flagsOf(this.name)];
    this.child = fork(program(this.name), this.given.args ?? [], { env: this.given.env, execArgv, detached: true });
    this.told = undefined;
    this.child.on('error', () => undefined);
    this.child.on('message', (message) => (this.told = message));
    writeFileSync(pidFile(this.given.home, this.name), String(this.child.pid));
    return Promise.resolve();
  }

  async stop(patience_ms: number): Promise<void> {
    if (this.isRunning) await stopProcess(this.child?.pid, program(this.name), 'SIGTERM', patience_ms);
  }

  /** Waits for its end, and returns the exit code and the last message. */
  async ended<Message>(): Promise<{ readonly code: number; readonly told?: Message }> {
    return new Promise((resolve) => this.child?.once('close', (code) => resolve({ code: code ?? 1, told: this.told as Message })));
  }
}

/** Ends a process that a killed starter has left behind; it is usually ending by itself. */
export async function stopLeftBehind(home: string, name: string, patience_ms: number): Promise<void> {
  const file = pidFile(home, name);
  if (existsSync(file)) await stopProcess(parseInt(readFileSync(file, 'utf8')), program(name), 'SIGTERM', patience_ms);
}

const pidFile = (home: string, name: string): string => join(home, `${name}.pid`);
