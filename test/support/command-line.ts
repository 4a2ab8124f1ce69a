import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const program = join(__dirname, '../../dist/apps/cli/src/main.js');

/** The command line as it is shipped, in a process of its own. `limit_kib` is the size of the largest file that it may write. */
export async function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  limit_kib?: number,
): Promise<{ code: number; output: string }> {
  const [file, ...rest] = limit_kib
    ? ['/bin/sh', '-c', `ulimit -f ${2 * limit_kib}; exec "$@"`, 'sh', process.execPath, program, ...args]
    : [process.execPath, program, ...args];
  const child = spawn(file, rest, {
    env: { ...process.env, NODE_ENV: 'development', MIGRATION_DATABASE_URL: '', STORAGE_DIR: '', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, output };
}
