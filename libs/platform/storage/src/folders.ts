import { open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { answered } from './failures';

export const unlessMissing = <T>(found: Promise<T>): Promise<T | undefined> =>
  found.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** A new name survives a crash only if its folder has been synced, too. */
export async function persist(directory: string): Promise<void> {
  const folder = await open(directory);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export async function* pathsIn(directory: string): AsyncGenerator<string> {
  const folder = await answered(unlessMissing(opendir(directory)));
  if (folder) for await (const { name } of folder) yield join(directory, name);
}
