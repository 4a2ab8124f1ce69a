import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from './checkout';
import { SourceWatch } from './source-watch';

const SOURCES = ['apps', 'libs'];
const IGNORED = /(?:^|\/)[.]|~$|[.]spec[.]ts$|^apps\/api\/src\/metadata[.]ts$/;
const NAMED_FILES = 3;

/** Compiles changed sources, and then restarts the apps. If a source does not compile, they keep running unchanged. */
export class Development {
  /** Files that have changed since the last complete build. */
  private readonly changed = new Set<string>();
  private watcher?: SourceWatch;

  constructor(
    private readonly say: (line: string) => void,
    private readonly restart: (files: readonly string[]) => Promise<void>,
  ) {}

  watch(): void {
    this.watcher = new SourceWatch(checkout, SOURCES, (files) => this.take(files.filter((file) => !IGNORED.test(file))));
  }

  stop(): void {
    this.watcher?.stop();
  }

  private async take(files: readonly string[]): Promise<void> {
    if (files.length === 0) return;
    for (const file of files) this.changed.add(file);
    this.say(`Changed: ${listed(files)}. Compiling …`);
    const problem = await compile([...this.changed]);
    if (problem) return this.say(`${problem.trim()}\napi and worker keep running unchanged.`);

    if (files.some((file) => file.startsWith('apps/up/'))) this.say('Restart `npm run dev` for the change of apps/up.');
    const compiled = [...this.changed];
    this.changed.clear();
    await this.restart(compiled).catch((error: Error) => this.say(`${error.message} Both restart at the next change.`));
  }
}

function listed(files: readonly string[]): string {
  const rest = files.length - NAMED_FILES;
  return `${files.slice(0, NAMED_FILES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Returns the errors of the compiler, if any. */
async function compile(files: readonly string[]): Promise<string | undefined> {
  const args = [join(checkout, 'apps/up/build.cjs'), '--changed', ...files];
  return new Promise((resolve) =>
    execFile(process.execPath, args, (error, _, stderr) => resolve(error ? stderr || error.message : undefined)),
  );
}
