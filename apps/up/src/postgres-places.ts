import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartRefusal } from './refusal';

// PostgreSQL refuses to run as root, and asks no more of another user than to exist.
const NOBODY = { uid: 65_534, gid: 65_534 };
// Both outlast a restart of the machine.
const OPEN_ROOTS = ['/var/lib/tutti', '/var/tmp/tutti'];

/** Whom PostgreSQL runs as: us, unless we are root. */
export const identity: { readonly uid?: number; readonly gid?: number } = process.getuid?.() === 0 ? NOBODY : {};

/**
 * Where the cluster of `home` lives. Started by root under a folder that is closed to others, root's own home say,
 * that is a place which is open by itself, and `home` has a link to it.
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
    throw new StartRefusal(`PostgreSQL, which does not run as root, can no longer reach ${files}: start with --reset.`);
  return elsewhere(files);
}

/** Removes the cluster of `home`, wherever it is. */
export function removeCluster(home: string): void {
  const files = join(home, 'postgres');
  if (lstatSync(files, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(dirname(readlinkSync(files)), { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
}

/** Whether another user may walk to `path` and read what is there. */
export function isOpenToOthers(path: string): boolean {
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (!(statSync(folder).mode & 0o001)) return false;
  }
  return true;
}

/** A folder for what has to be open: made on first use. */
export function openRoot(): string {
  for (const root of OPEN_ROOTS) {
    if (!isOpenToOthers(dirname(root))) continue;
    mkdirSync(root, { recursive: true });
    chmodSync(root, 0o711);
    return root;
  }
  throw new StartRefusal(
    `PostgreSQL does not run as root, and none of ${OPEN_ROOTS.join(', ')} is open to others: set DATA_DIR to a folder that is.`,
  );
}

/** The folder of everything that is kept on this machine. PostgreSQL has to be able to walk through it. */
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

/** Clusters whose checkout has been deleted, and that nobody can find any more. */
function forgetDeleted(root: string): void {
  for (const name of readdirSync(root).filter((entry) => entry.startsWith('cluster-'))) {
    const note = join(root, name, 'link');
    if (existsSync(note) && !existsSync(dirname(readFileSync(note, 'utf8')))) rmSync(join(root, name), { recursive: true, force: true });
  }
}
