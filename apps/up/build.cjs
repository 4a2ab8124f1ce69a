// Compiles what is to run: always, or with --when-stale only if a source is newer than the last complete build. With --changed it
// compiles the files that are named after it, into a build that is complete: all of them, or none if one does not compile.
const { execFile } = require('node:child_process');
const { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { promisify } = require('node:util');

const root = join(__dirname, '../..');
const stamp = join(root, 'dist/.built');
const lock = join(root, 'node_modules/.cache/tutti-build');
const next = join(root, 'dist/.next');
const SOURCES = ['apps', 'libs', 'ormconfig.ts', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'package-lock.json'];
// Written by the build itself.
const MADE = join(root, 'apps/api/src/metadata.ts');
const WAIT_MS = 200;

/** A folder counts, too: its time is when something in it was last added or removed. */
function isNewer(path, than) {
  if (path === MADE) return false;
  const entry = statSync(path);
  if (entry.mtimeMs > than && path !== dirname(MADE)) return true;
  return entry.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), than));
}

function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => isNewer(join(root, source), built));
}

/** One build at a time: of two that come at once, the second waits, and mostly finds nothing left to do. */
async function alone(work) {
  mkdirSync(dirname(lock), { recursive: true });
  while (!claim()) await sleep(WAIT_MS);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function claim() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(Number(textOf(lock)))) rmSync(lock, { force: true });
    return false;
  }
}

/** The two read the same sources and are as slow as each other: at the same time, and what the first has made after them. */
async function compile() {
  const started = new Date();
  process.stdout.write('Compiling …\n');
  await Promise.all([run('apps/api/generate-metadata.cjs'), run('node_modules/@nestjs/cli/bin/nest.js', 'build', 'api')]);
  await swc([relative(root, MADE)], 'dist');
  markBuilt(started);
}

async function compileChanged(files) {
  const started = new Date();
  rmSync(next, { recursive: true, force: true });
  const compiled = files.filter((file) => /(?<![.](?:spec|d))[.]ts$/.test(file));
  const present = compiled.filter((file) => existsSync(join(root, file)));
  if (present.length > 0) await swc(present, next);
  if (files.some((file) => /[.](?:dto|controller)[.]ts$/.test(file))) {
    await run('apps/api/generate-metadata.cjs');
    await swc([relative(root, MADE)], next);
  }
  if (existsSync(next)) cpSync(next, join(root, 'dist'), { recursive: true });
  for (const file of compiled) if (!present.includes(file)) rmSync(join(root, 'dist', file.replace(/ts$/, 'js')), { force: true });
  rmSync(next, { recursive: true, force: true });
  markBuilt(started);
}

/** Whatever was saved meanwhile is newer than this build. */
function markBuilt(started) {
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
}

const swc = (files, folder) => run('node_modules/@swc/cli/bin/swc.js', ...files, '--out-dir', folder, '--config-file', '.swcrc');

const run = (file, ...args) => promisify(execFile)(process.execPath, [join(root, file), ...args], { cwd: root });

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const isWanted = () => !process.argv.includes('--when-stale') || isStale();

async function build() {
  const [how, ...files] = process.argv.slice(2);
  if (how === '--changed') return alone(() => compileChanged(files));
  if (isWanted()) await alone(async () => isWanted() && (await compile()));
}

build().catch(({ stdout = '', stderr, message }) => {
  process.stderr.write(`${stdout}${stderr || message}\nIt does not compile.\n`);
  process.exitCode = 1;
});
