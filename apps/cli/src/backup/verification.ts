import { resolve } from 'node:path';
import { summaryOf } from './backup';
import { type Manifest, readManifest } from './manifest';
import { faultOf } from './parts';
import { faultsOfFiles } from './stored-files';

/** Maximum number of faults to name. */
const MOST_FAULTS = 5;

/** Reads a whole backup, and throws an error that names the damaged parts. */
export async function verifyBackup(folder: string, manifest: Manifest): Promise<void> {
  const faults: string[] = [];
  for (const part of [...manifest.tables, manifest.files]) {
    const fault = await faultOf(folder, part);
    if (fault) faults.push(fault);
  }
  // Files are checked by their list, so the list itself must be intact.
  if (faults.length === 0) for await (const fault of faultsOfFiles(folder, manifest)) if (faults.push(fault) > MOST_FAULTS) break;
  if (faults.length === 0) return;
  const named = faults.slice(0, MOST_FAULTS).join('; ');
  throw new Error(`The backup is damaged: ${named}${faults.length > MOST_FAULTS ? '; and more' : ''}. Nothing was changed.`);
}

/** The command `backup check`: tells whether a backup is intact. */
export async function checkBackup(given: string | undefined, say: (line: string) => number): Promise<number> {
  if (!given) throw new Error('backup check needs the folder of a backup: backup check /srv/backups/tutti-20261130T045112Z');
  const folder = resolve(given);
  const manifest = await readManifest(folder);
  await verifyBackup(folder, manifest);
  return say(`${folder} is intact: ${summaryOf(manifest)}, written by version ${manifest.version} at ${manifest.created_at}.`);
}
