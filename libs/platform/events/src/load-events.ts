import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const libs = join(__dirname, '../../..');

/** Declares the events of all domains, including those that this process does not use, so that `eventNames` is complete. */
export async function loadEvents(): Promise<void> {
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.events\.[jt]s$/.test(name))) await import(join(libs, file));
}
