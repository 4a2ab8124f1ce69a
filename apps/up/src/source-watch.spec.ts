import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SourceWatch } from './source-watch';

describe(SourceWatch.name, () => {
  const root = mkdtempSync(join(tmpdir(), 'tutti-sources-'));
  const reported: string[] = [];
  mkdirSync(join(root, 'libs/hello'), { recursive: true });
  writeFileSync(join(root, 'libs/hello/a.ts'), '1');
  const watch = new SourceWatch(root, ['libs'], (files) => Promise.resolve(void reported.push(...files)));
  afterAll(() => {
    watch.stop();
    rmSync(root, { recursive: true });
  });

  /** The files that are reported after `change`. */
  const after = async (change: () => void) => {
    reported.length = 0;
    change();
    for (let left = 100; left > 0 && reported.length === 0; left--) await sleep(50);
    return reported;
  };
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);

  it('reports a file that is written', async () => expect(await after(() => write('libs/hello/a.ts', '22'))).toEqual(['libs/hello/a.ts']));

  it('reports a file that another one replaces, each time', async () => {
    for (const text of ['333', '4444', '55555']) {
      const replaced = await after(() => {
        write('new', text);
        renameSync(join(root, 'new'), join(root, 'libs/hello/a.ts'));
      });
      expect(replaced).toEqual(['libs/hello/a.ts']);
    }
  });

  it('reports files in folders that are new, removed and made again', async () => {
    const make = () => {
      mkdirSync(join(root, 'libs/new/deep'), { recursive: true });
      write('libs/new/deep/b.ts', '1');
    };
    expect(await after(make)).toEqual(['libs/new/deep/b.ts']);
    expect(await after(() => write('libs/new/deep/b.ts', '22'))).toEqual(['libs/new/deep/b.ts']);
    expect(await after(() => rmSync(join(root, 'libs/new'), { recursive: true }))).toEqual(['libs/new/deep/b.ts']);
    expect(await after(make)).toEqual(['libs/new/deep/b.ts']);
    expect(await after(() => write('libs/new/deep/b.ts', '22'))).toEqual(['libs/new/deep/b.ts']);
  });
});
