import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE, UNFINISHED } from './manifest';

const DAY_MS = 86_400_000;
const NAME = /^tutti-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(\.unfinished)?$/;

/** Names of folders with a backup that is running, or was interrupted. */
export const listUnfinished = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => NAME.test(name) && name.endsWith(UNFINISHED)).sort();

/** The folder of a backup that began at `moment`: `tutti-20261130T045112Z`. */
export const nameOfBackup = (moment: Date): string => `tutti-${moment.toISOString().replace(/[-:]|\.\d+/g, '')}`;

/**
 * Removes backups from `folder` that are older than `days`, and unfinished ones that are older than a day. With 0 days, finished backups
 * are kept. Other files in the folder are not touched. Returns the names of the removed folders.
 */
export async function prune(folder: string, days: number, now: Date): Promise<string[]> {
  const removed: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const [, year, month, day, hour, minute, second, unfinished] = NAME.exec(name) ?? [];
    if (!year) continue;
    const age_ms = +now - Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (unfinished ? age_ms < DAY_MS : days === 0 || age_ms <= days * DAY_MS || !existsSync(join(folder, name, MANIFEST_FILE))) continue;
    await rm(join(folder, name), { recursive: true });
    removed.push(name);
  }
  return removed;
}
