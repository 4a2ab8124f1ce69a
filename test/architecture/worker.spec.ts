import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const dist = join(__dirname, '../../dist');

/** Files of ours that are loaded with one of them, as paths within `dist`. */
function loadedWith(file: string): string[] {
  const print = `require('./${file}'); process.stdout.write(JSON.stringify(Object.keys(require.cache))); process.exit()`;
  const files = JSON.parse(execFileSync(process.execPath, ['-e', print], { cwd: dist, env: process.env, encoding: 'utf8' })) as string[];
  return files.filter((path) => path.startsWith(dist)).map((path) => path.slice(dist.length + 1));
}

describe('the worker', () => {
  it('starts without the modules of HTTP: no DTOs, no contract, no server', () => {
    const files = loadedWith('apps/worker/src/worker.module.js');
    expect(files).toContain('libs/platform/queues/src/index.js');
    expect(files.filter((path) => /^libs\/platform\/(http|access)\/|[.](dto|controller)[.]js$/.test(path))).toEqual([]);
  });
});
