import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Every source outside the domain's own folder, line by line. Tests, and what the build generates, are no part of it. */
function linesNaming(domain: string): string[] {
  return ['apps', 'libs']
    .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => join(top, file)))
    .filter(
      (file) => file.endsWith('.ts') && !/(\.spec|\/metadata)\.ts$/.test(file) && !file.startsWith(`libs/domains/operations/${domain}/`),
    )
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => new RegExp(domain, 'i').test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
}

describe('a new domain', () => {
  it('is two lines outside its own folder: its import, and its place in the list', () => {
    expect(linesNaming('hello')).toEqual([
      "apps/api/src/api.module.ts: import { HelloApiModule } from '@operations/hello/api';",
      'apps/api/src/api.module.ts: HelloApiModule,',
    ]);
  });
});
