import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'tutti-export-';
const OLD_MS = 2 * 86_400_000;

/**
 * Makes the temporary folder of an export. First removes the folder of a killed worker on this machine, because it has rows of the person.
 * The name of the object is random, so nobody else can make the folder first.
 */
export async function makeExportFolder(object_id: string): Promise<string> {
  const folder = join(tmpdir(), `${PREFIX}${object_id}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Removes folders older than two days by the clock of the file system. Their export was not retried on this machine. */
export async function sweepExportFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const found = await stat(folder).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > OLD_MS) await rm(folder, { recursive: true, force: true });
  }
}
