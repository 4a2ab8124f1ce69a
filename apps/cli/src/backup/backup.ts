import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Client } from 'pg';
import { env } from '@app/config';
import { BACKUP_LOCK } from '@app/database';
import { storageOfSettings } from '@app/storage';
import { BACKUP_FORMAT, FORMAT_VERSION, MANIFEST_FILE, type Manifest, UNFINISHED, keyChecks } from './manifest';
import { listUnfinished, nameOfBackup, prune } from './prune';
import { asOwner, rowsOf } from './session';
import { saveTables } from './snapshot';
import { saveFiles } from './stored-files';
import { inWords } from './words';

type Say = (line: string) => number;

/** Writes a backup into a new folder below `target`, and then removes those that are older than BACKUP_KEEP_DAYS. */
export async function backup(target: string | undefined, say: Say): Promise<number> {
  if (!target) throw new Error('backup needs the folder for backups: backup /srv/backups');
  const begun = new Date();
  const parent = resolve(target);
  const place = join(parent, nameOfBackup(begun));
  const manifest = await write(place, begun).catch((error: unknown) => {
    throw new Error(`The backup failed and was discarded: ${inWords(error)}`, { cause: error });
  });
  say(`${place}: ${summaryOf(manifest)}.`);
  if (manifest.files.lost > 0)
    process.stderr.write(`${manifest.files.lost} files that the database refers to are missing in the storage.\n`);
  for (const name of await prune(parent, env.BACKUP_KEEP_DAYS, begun)) say(`Removed ${name}.`);
  for (const name of await listUnfinished(parent))
    say(
      `${join(parent, name)} is in progress, or was interrupted. If no backup is running, remove it; a backup at least a day later removes it, too.`,
    );
  return 0;
}

export const summaryOf = ({ tables, files }: Manifest): string =>
  `${tables.length} tables with ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows, ${files.count} files with ${files.total_bytes} bytes`;

/** The folder gets its final name when it is complete and on disk. */
async function write(place: string, begun: Date): Promise<Manifest> {
  const unfinished = `${place}${UNFINISHED}`;
  await mkdir(join(unfinished, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const manifest = await asOwner((client) => save(client, unfinished, begun));
    await writeFile(join(unfinished, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true });
    await persist(unfinished);
    await rename(unfinished, place);
    await persist(join(place, '..'));
    return manifest;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function save(client: Client, folder: string, begun: Date): Promise<Manifest> {
  const [lock] = await rowsOf<{ locked: boolean }>(client, `SELECT pg_try_advisory_lock(${BACKUP_LOCK}) AS locked`);
  if (!lock?.locked) throw new Error('another backup of this database is running.');
  const database = await saveTables(client, folder);
  // The lock is held until the session ends. Meanwhile no file is removed from the storage.
  const files = await saveFiles(storageOfSettings(), folder);
  const about = { format: BACKUP_FORMAT, format_version: FORMAT_VERSION, version: env.VERSION, created_at: begun.toISOString() } as const;
  return { ...about, key_check: keyChecks()[0]!, ...database, files };
}

async function persist(folder: string): Promise<void> {
  const file = await open(folder);
  await file.sync().finally(() => file.close());
}
