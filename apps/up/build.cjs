// Compiles what is to run: always, or with --when-stale only if a source is newer than the last complete build.
const { execFileSync } = require('node:child_process');
const { existsSync, readdirSync, statSync, utimesSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const root = join(__dirname, '../..');
const stamp = join(root, 'dist/.built');
const SOURCES = ['apps', 'libs', 'ormconfig.ts', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'package-lock.json'];
// Written by the build itself.
const MADE = join(root, 'apps/api/src/metadata.ts');

/** A folder counts, too: its time is when something in it was last added or removed. */
function isNewer(path, than) {
  if (path === MADE) return false;
  const entry = statSync(path);
  if (entry.mtimeMs > than && path !== dirname(MADE)) return true;
  return entry.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), than));
}

const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
const isStale = SOURCES.some((source) => isNewer(join(root, source), built));

if (isStale || !process.argv.includes('--when-stale')) {
  const started = new Date();
  process.stdout.write('Compiling …\n');
  const run = (file, ...args) =>
    execFileSync(process.execPath, [join(root, file), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    run('apps/api/generate-metadata.cjs');
    run('node_modules/@nestjs/cli/bin/nest.js', 'build', 'api');
  } catch (error) {
    process.stderr.write(`${error.stdout ?? error}\nIt does not compile.\n`);
    process.exit(1);
  }
  writeFileSync(stamp, started.toISOString());
  // Whatever was saved meanwhile is newer than this build.
  utimesSync(stamp, started, started);
}
