import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const program = join(__dirname, '../../dist/apps/cli/src/main.js');

interface Outcome {
  /** -1 after a kill. */
  readonly code: number;
  readonly output: string;
}

/** The command line as it is shipped, in a process of its own. `limit_kib` is the size of the largest file that it may write. */
export const runCli = (args: readonly string[], env: NodeJS.ProcessEnv, limit_kib?: number): Promise<Outcome> =>
  startCli(args, env, limit_kib).outcome;

/** The same, for a test that does something to the process. */
export function startCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  limit_kib?: number,
): { readonly child: ChildProcess; readonly outcome: Promise<Outcome> } {
  const [file, ...rest] = limit_kib
    ? ['/bin/sh', '-c', `ulimit -f ${2 * limit_kib}; exec "$@"`, 'sh', process.execPath, program, ...args]
    : [process.execPath, program, ...args];
  const child = spawn(file, rest, {
    env: { ...process.env, NODE_ENV: 'development', MIGRATION_DATABASE_URL: '', STORAGE_DIR: '', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const outcome = once(child, 'close').then(([code]) => ({ code: (code as number | null) ?? -1, output }));
  return { child, outcome };
}
