import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../apps/up/src/ports';

const dist = join(__dirname, '../..');
const START_WITHIN_MS = 60_000;
const SHUTDOWN_TIMEOUT_MS = 10_000;

/** The file that `node` runs for each program. */
export const PROGRAMS = {
  app: join(dist, 'apps/api/src/main.js'),
  worker: join(dist, 'apps/worker/src/main.js'),
  reference: join(dist, 'test/bench/reference/server.js'),
} as const;

export interface Server {
  readonly pid: number;
  readonly url: string;
  /** From `node` to the first 200, in milliseconds. */
  readonly started_in_ms: number;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Starts a program on a port of its own, and waits until it answers. */
export async function startServer(program: keyof typeof PROGRAMS, env: NodeJS.ProcessEnv): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = startProcess(program, { ...env, HOST: '127.0.0.1', PORT: String(port) });
  while (!(await answers(`${url}/health`))) {
    if (child.exitCode !== null || performance.now() - began > START_WITHIN_MS) throw new Error(`${program} did not start.`);
    await sleep(5);
  }
  return { pid: child.pid ?? 0, url, started_in_ms: performance.now() - began, stop: () => stop(child) };
}

export function startProcess(program: keyof typeof PROGRAMS, env: NodeJS.ProcessEnv): ChildProcess {
  const flags = process.env.BENCH_NODE_FLAGS?.split(' ') ?? [];
  const child = spawn(process.execPath, [...flags, PROGRAMS[program]], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks the process to end, and kills it if that takes too long. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), SHUTDOWN_TIMEOUT_MS);
  await gone;
  clearTimeout(insist);
}

export const stopAll = (): Promise<unknown> => Promise.all([...running].map(stop));

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
