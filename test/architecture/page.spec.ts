import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEGIN, architecturePage } from './page';
import { DOMAINS, GROUPS, PLATFORM, domainsOfTheTree, platformOfTheTree, usesOf } from './tree';

const PAGE = join(__dirname, '../../docs/architecture.md');
const SCREEN = 60;

const { forbidden } = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string; from: { path?: string } }[] };

describe('docs/architecture.md', () => {
  it('lists the tree, the dependencies and the reads of the code', () => {
    const page = readFileSync(PAGE, 'utf8');
    const expected = `${page.slice(0, page.indexOf(BEGIN))}${architecturePage()}\n`;
    if (process.env.PRINT_ARCHITECTURE) writeFileSync(PAGE, expected);
    expect(readFileSync(PAGE, 'utf8')).toBe(expected);
  });

  it('keeps the part that is written by hand on one screen', () => {
    const [written] = readFileSync(PAGE, 'utf8').split(BEGIN);
    expect(written!.split('\n').length).toBeLessThanOrEqual(SCREEN);
  });

  it('describes every domain and every platform library, and no removed one', () => {
    expect(Object.keys(DOMAINS).sort()).toEqual(domainsOfTheTree().sort());
    expect(Object.keys(PLATFORM).sort()).toEqual(platformOfTheTree());
  });

  it('lists the groups in the order that the imports obey', () => {
    const groups = Object.keys(GROUPS);
    const ruled = forbidden.filter(({ name }) => name.endsWith('-uses-no-later-group')).map(({ name }) => name.split('-')[0]);
    expect([...ruled, groups.at(-1)]).toEqual(groups);
    const position = (domain: string) => groups.indexOf(domain.split('/')[0]!);
    const backwards = domainsOfTheTree().flatMap((from) =>
      usesOf(from)
        .filter((to) => position(to) > position(from))
        .map((to) => `${from} -> ${to}`),
    );
    expect(backwards).toEqual([]);
  });
});
