import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const libs = join(__dirname, '../../..');

/** Declares the events of every domain, also of those that this process has no other use for: `eventNames` has them all afterwards. */
export async function loadEvents(): Promise<void> {
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.events\.[jt]s$/.test(name))) await import(join(libs, file));
}
