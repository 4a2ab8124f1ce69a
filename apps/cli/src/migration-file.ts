import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Drift } from './migrations';

const FOLDER = 'libs/platform/database/src/migrations';

/** Writes a migration for `drift` into the checkout, and returns its path. It is a draft: review and edit it. */
export function writeMigration(wish: string, { up, down }: Drift, now = Date.now()): string {
  const name = basename(wish, '.ts').replace(/[^A-Za-z0-9]/g, '');
  if (!/^[A-Z]/.test(name)) throw new Error('Name the migration in PascalCase by its change: AddTaskPriority.');
  const file = join(FOLDER, `${now}-${name}.ts`);
  writeFileSync(file, textOf(`${name}${now}`, { up, down }), { flag: 'wx' });
  return file;
}

const textOf = (name: string, { up, down }: Drift): string => `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${name} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
${up.map(statement).join('\n')}
  }

  async down(runner: QueryRunner): Promise<void> {
${down.map(statement).join('\n')}
  }
}
`;

/** Removes quotes: all our names are in lower case and need none. */
function statement(query: string): string {
  const text = query.replace(/"([a-z_][a-z0-9_]*)"/g, (quoted, name: string) => (RESERVED.has(name) ? quoted : name));
  return `    await runner.query(${literal(text)});`;
}

const literal = (text: string): string =>
  text.includes("'") || text.includes('\n') ? `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\`` : `'${text}'`;

const RESERVED = new Set([
  'user',
  'order',
  'group',
  'table',
  'column',
  'default',
  'end',
  'limit',
  'offset',
  'primary',
  'references',
  'to',
  'when',
  'all',
]);
