import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartRefusal } from './refusal';

// PostgreSQL refuses to run as root. Any other user will do.
const NOBODY = { uid: 65_534, gid: 65_534 };
// Both survive a restart of the machine.
const OPEN_ROOTS = ['/var/lib/tutti', '/var/tmp/tutti'];

/** The user that PostgreSQL runs as: the current one, unless that is root. */
export const identity: { readonly uid?: number; readonly gid?: number } = process.getuid?.() === 0 ? NOBODY : {};

/**
 * The folder of the cluster of `home`. If root starts it under a folder that is closed to others, such as root's own home, the cluster is
 * in a public place, and `home` has a link to it.
 */
export function clusterIn(home: string): string {
  makeHome(home);
  const files = join(home, 'postgres');
  const found = lstatSync(files, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) {
    const target = readlinkSync(files);
    if (existsSync(dirname(target))) return target;
    rmSync(files);
  }
  if (!identity.uid || isOpenToOthers(home)) return files;
  if (found?.isDirectory())
    throw new StartRefusal(`PostgreSQL, which cannot run as root, can no longer reach ${files}: start with --reset.`);
  return elsewhere(files);
}

/** Removes the cluster of `home`, wherever it is. */
export function removeCluster(home: string): void {
  const files = join(home, 'postgres');
  if (lstatSync(files, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(dirname(readlinkSync(files)), { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
}

/** True if another user may reach and read `path`. */
export function isOpenToOthers(path: string): boolean {
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (!(statSync(folder).mode & 0o001)) return false;
  }
  return true;
}

/** A folder for files that others must be able to read, created at first use. */
export function openRoot(): string {
  for (const root of OPEN_ROOTS) {
    if (!isOpenToOthers(dirname(root))) continue;
    mkdirSync(root, { recursive: true });
    chmodSync(root, 0o711);
    return root;
  }
  throw new StartRefusal(
    `PostgreSQL cannot run as root, and none of ${OPEN_ROOTS.join(', ')} is open to others: set DATA_DIR to a folder that is.`,
  );
}

/** Creates the folder of all local data. PostgreSQL must be able to walk through it. */
export function makeHome(home: string): void {
  if (existsSync(home)) return;
  mkdirSync(home, { recursive: true });
  chmodSync(home, identity.uid ? 0o711 : 0o700);
}

function elsewhere(files: string): string {
  const root = openRoot();
  forgetDeleted(root);
  const place = mkdtempSync(join(root, 'cluster-'));
  chmodSync(place, 0o711);
  writeFileSync(join(place, 'link'), files);
  symlinkSync(join(place, 'postgres'), files);
  return join(place, 'postgres');
}

/** Removes clusters whose checkout has been deleted. */
function forgetDeleted(root: string): void {
  for (const name of readdirSync(root).filter((entry) => entry.startsWith('cluster-'))) {
    const note = join(root, name, 'link');
    if (existsSync(note) && !existsSync(dirname(readFileSync(note, 'utf8')))) rmSync(join(root, name), { recursive: true, force: true });
  }
}
