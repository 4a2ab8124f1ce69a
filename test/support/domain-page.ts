import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

export const PAGE = readFileSync(join(root, 'docs/add-a-domain.md'), 'utf8');

/** The files that docs/add-a-domain.md shows, by name. The first line of each block is its name. */
export const pageFiles = (): ReadonlyMap<string, string> =>
  new Map([...PAGE.matchAll(/^```ts\n\/\/ (\S+\.ts)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]));

/** Writes them into a folder of their own inside the repository, where imports by alias are found. No other test reads it. */
export function writePageFiles(): { readonly folder: string; readonly remove: () => void } {
  mkdirSync(join(root, '.data'), { recursive: true });
  const folder = mkdtempSync(join(root, '.data/new-domain-'));
  for (const [name, text] of pageFiles()) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
