import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const PAGE = join(root, 'docs/dependencies.md');
const BEGIN = '<!-- Everything below is generated: npm run docs:licences -->';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
}

/** Packages that do not name their licence in package.json; it was read in the package itself. */
const READ_IN_THE_PACKAGE: Readonly<Record<string, string>> = {
  decko: 'MIT',
  'passport-strategy': 'MIT',
  pause: 'MIT',
  'png-js': 'MIT',
  stickyfill: 'MIT',
};

/** Licences under which a package may be shipped. Weak copyleft counts, as none of those packages is changed or linked into ours. */
const ACCEPTED = new Set(
  'MIT MIT-0 ISC 0BSD BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 PSF-2.0 Python-2.0 OFL-1.1 MPL-2.0 LGPL-3.0-or-later'.split(
    ' ',
  ),
);

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };

const shipped = Object.entries(packages)
  .filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev)
  .map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version, licence: (license ?? READ_IN_THE_PACKAGE[name] ?? 'none').replace('MPL 2.0', 'MPL-2.0') };
  });

/** The licences that an SPDX expression names. */
const licencesIn = (expression: string): string[] => expression.replace(/[()]/g, '').split(/ (?:AND|OR) /);

function table(): string {
  const byLicence = new Map<string, Set<string>>();
  for (const { name, licence } of shipped) byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(name));
  const rows = [...byLicence].sort(([one], [other]) => (one < other ? -1 : 1));
  return rows.map(([licence, names]) => `**${licence}** (${names.size}): ${[...names].sort().join(', ')}`).join('\n\n');
}

describe('the packages that are shipped', () => {
  it('have an accepted licence', () => {
    const others = shipped.filter(({ licence }) => !licencesIn(licence).every((one) => ACCEPTED.has(one)));
    expect(others).toEqual([]);
  });

  it('are pinned by a content hash, development packages included', () => {
    const loose = Object.entries(packages).filter(([path, { integrity }]) => path.startsWith('node_modules/') && !integrity);
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('are listed in docs/dependencies.md', () => {
    const page = readFileSync(PAGE, 'utf8');
    const expected = `${page.slice(0, page.indexOf(BEGIN))}${BEGIN}\n\n${table()}\n`;
    if (process.env.PRINT_LICENCES) writeFileSync(PAGE, expected);
    expect(readFileSync(PAGE, 'utf8')).toBe(expected);
  });
});
