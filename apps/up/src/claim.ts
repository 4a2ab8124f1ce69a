import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isProcessRunning } from './processes';
import { StartRefusal } from './refusal';

const RIVALS_SHOW_WITHIN_MS = 60;

/**
 * Claims `home` for this process until it ends, and returns the function that gives it up. Throws `sentence` if a running process has it.
 * `mark` is part of our command line: a process without it has only reused the id of a dead owner.
 */
export async function claim(home: string, mark: string, sentence: string): Promise<() => void> {
  const file = join(home, 'claimed-by');
  const owner = ownerOf(file);
  if (owner !== undefined && owner !== process.pid && isProcessRunning(owner, mark)) throw new StartRefusal(sentence);
  rmSync(file, { force: true });
  // Two processes that found the same dead owner may delete each other's file. After a pause, the process whose id is in the file owns it.
  const written = write(file);
  await sleep(RIVALS_SHOW_WITHIN_MS);
  if (!written || ownerOf(file) !== process.pid) throw new StartRefusal(sentence);
  return () => rmSync(file, { force: true });
}

function write(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(file: string): number | undefined {
  try {
    return parseInt(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
