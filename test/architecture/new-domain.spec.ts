import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PAGE, pageFiles, writePageFiles } from '@test/domain-page';

const root = join(__dirname, '../..');

const linesOf = (file: string): string[] => readFileSync(join(root, file), 'utf8').trimEnd().split('\n');

/** Sources outside the domain's own folder, without tests, migrations and what the build generates. */
const sourcesOutside = (folder: string): string[] =>
  ['apps', 'libs']
    .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => join(top, file)))
    .filter((file) => file.endsWith('.ts') && !/(\.spec|\/metadata)\.ts$|\/migrations\//.test(file) && !file.startsWith(folder));

const linesNaming = (words: RegExp, folder: string): string[] =>
  sourcesOutside(folder).flatMap((file) =>
    linesOf(file)
      .filter((line) => words.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

describe('a new domain', () => {
  it('is two lines outside its own folder: its import, and its place in the list', () => {
    expect(linesNaming(/hello/i, 'libs/domains/operations/hello/')).toEqual([
      "apps/api/src/api.module.ts: import { HelloApiModule } from '@operations/hello/api';",
      'apps/api/src/api.module.ts: HelloApiModule,',
    ]);
  });

  it('with tables, events and routes needs the lines outside its folder that docs/add-a-domain.md counts', () => {
    const rows = [...PAGE.matchAll(/^\| `([\w./-]+)` +\| (\d+) +\|/gm)].map(([, file = '', count]) => ({ file, count: Number(count) }));
    const counted = rows.map(({ file }) => {
      const isOwn = /memos/i.test(file);
      // Another domain that reads memos has a line that starts with its own name.
      const isAnothers = /^\s*\['(?!memo)/;
      return { file, count: linesOf(file).filter((line) => isOwn || (/memo/i.test(line) && !isAnothers.test(line))).length };
    });
    expect(rows).toEqual(counted);
    const apps = linesNaming(/Memos?[A-Z]|\/memos/, 'libs/domains/programmes/memos/').map((line) => line.split(':', 1)[0]);
    const others = apps.filter((file) => !file!.startsWith('libs/domains/insight/'));
    expect([...new Set(others)].sort()).toEqual(
      rows.map(({ file }) => file).filter((file) => file.startsWith('apps/') && !/memos/.test(file)),
    );
  });

  it('as docs/add-a-domain.md shows it has no type errors', () => {
    const { folder, remove } = writePageFiles();
    try {
      const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
      const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
      const files = [...pageFiles().keys()].map((name) => join(folder, name));
      const program = ts.createProgram(files, { ...options, types: ['node'], noEmit: true, incremental: false, skipLibCheck: true });
      const sources = files.map((file) => program.getSourceFile(file)!);
      const found = sources.flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]);
      expect(found.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)).toEqual([]);
      expect(files.length).toBeGreaterThan(10);
    } finally {
      remove();
    }
  }, 60_000);
});
