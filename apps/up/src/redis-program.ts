import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from './checkout';
import { StartRefusal } from './refusal';

const PROGRAMS = join(checkout, '.data/programs');
const NO_REDIS =
  'Redis is missing, and no package of it is available here: set REDIS_URL, or install it (`brew install redis`, ' +
  '`dnf install redis`, or `docker run -d -p 6379:6379 redis` with REDIS_URL=redis://localhost:6379).';

type Run = (file: string, args: string[], cwd?: string) => Promise<{ stdout: string }>;

interface Program {
  readonly file: string;
  /** Folder of its libraries, if it is not the usual one. */
  readonly libraries?: string;
}

/** A Redis server to run: from the PATH, or on Debian and Ubuntu unpacked from its package without installing it. */
export async function redisProgram(programs = PROGRAMS, path = process.env.PATH ?? ''): Promise<Program> {
  const installed = onPath(path);
  if (installed) return { file: installed };
  const unpackedIn = join(programs, 'redis');
  const file = join(unpackedIn, 'usr/bin/redis-server');
  if (!existsSync(file)) await unpack(unpackedIn, path);
  const triplet = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  return { file, libraries: ['usr/lib', 'lib'].map((folder) => join(unpackedIn, folder, triplet)).join(delimiter) };
}

function onPath(path: string): string | undefined {
  const folders = path.split(delimiter);
  return ['redis-server', 'valkey-server'].flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** Completely or not at all: it is renamed into place at the end. */
async function unpack(unpackedIn: string, path: string): Promise<void> {
  mkdirSync(join(unpackedIn, '..'), { recursive: true });
  const folder = mkdtempSync(`${unpackedIn}-`);
  const run = runOn(path);
  try {
    await download(run, folder, ['redis-server', 'redis-tools']);
    await download(run, folder, await missingLibraries(run, folder));
    for (const file of packagesIn(folder)) {
      await run('dpkg-deb', ['-x', file, folder]);
      rmSync(file);
    }
    rmSync(join(folder, 'apt'), { recursive: true, force: true });
    if (!existsSync(unpackedIn)) renameSync(folder, unpackedIn);
  } catch (cause) {
    throw new StartRefusal(NO_REDIS, { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packages that are required and missing on this machine. */
async function missingLibraries(run: Run, folder: string): Promise<string[]> {
  const fields = await Promise.all(packagesIn(folder).map((file) => run('dpkg-deb', ['-f', file, 'Depends'])));
  const wanted = fields.flatMap(({ stdout }) => stdout.match(/\b(lib|lua)[\w.+-]+/g) ?? []);
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n']);
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return [...new Set(wanted)].filter((name) => !installed.has(name));
}

async function download(run: Run, folder: string, names: string[]): Promise<void> {
  if (names.length === 0) return;
  await run('apt-get', ['download', ...names], folder).catch(async () => {
    // Package lists are missing, as in container images, or outdated: they are downloaded to this folder, which needs no root.
    const own = ownLists(folder);
    await run('apt-get', [...own, 'update'], folder);
    await run('apt-get', [...own, 'download', ...names], folder);
  });
}

function ownLists(folder: string): string[] {
  const [lists, cache] = [join(folder, 'apt/lists'), join(folder, 'apt/cache')];
  [join(lists, 'partial'), join(cache, 'archives/partial')].forEach((path) => mkdirSync(path, { recursive: true }));
  return ['-o', `Dir::State::lists=${lists}`, '-o', `Dir::Cache=${cache}`, '-o', 'APT::Sandbox::User=root'];
}

const runOn =
  (path: string): Run =>
  (file, args, cwd) =>
    promisify(execFile)(file, args, { cwd, env: { ...process.env, PATH: path } });

const packagesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(folder, name));
