import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  MIGRATIONS,
  accessesIn,
  entitiesIn,
  entityAccessesIn,
  expressionsIn,
  ownerOf,
  parsed,
  sources,
  strangersIn,
  templatesIn,
} from '@test/sql-source';
import { type Allowance, READS, READS_AGAINST_THE_ORDER, WITHOUT_ENTITY, WRITES } from './table-access';
import { DOMAINS, GROUPS } from './tree';

const files = sources();
const entities = files.flatMap(entitiesIn);
const owners = new Map([...entities.map(({ table, owner }) => [table, owner] as const), ...Object.entries(WITHOUT_ENTITY)]);
const tables = new Set(owners.keys());

interface Crossing {
  readonly pair: string;
  readonly writes: boolean;
}

const isPlatform = (owner: string) => owner.startsWith('platform/');
const groupOf = (owner: string) => (isPlatform(owner) ? -1 : Object.keys(GROUPS).findIndex((group) => `${group}/${owner}` in DOMAINS));
const pairOf = ([domain, table]: Allowance) => `${domain} -> ${table}`;
const sorted = (pairs: Iterable<string>) => [...new Set(pairs)].sort();

/** Every access of a file to a table that another domain owns. */
const crossings: Crossing[] = files.flatMap((source) => {
  const reader = ownerOf(source.fileName);
  const inSql = templatesIn(source).flatMap(({ text }) => accessesIn(text, tables));
  const byEntity = entityAccessesIn(source).map(({ entity, writes }) => ({
    table: entities.find(({ name }) => name === entity)!.table,
    writes,
  }));
  return [...inSql, ...byEntity]
    .filter(({ table }) => owners.get(table) !== reader)
    .map(({ table, writes }) => ({ pair: pairOf([reader, table, '']), writes }));
});

const read = sorted(crossings.map(({ pair }) => pair));
const written = sorted(crossings.filter(({ writes }) => writes).map(({ pair }) => pair));

describe('the collector of SQL', () => {
  const known = new Set(['users', 'tasks', 'mentorships', 'curricula']);

  it.each([
    ['SELECT u.id FROM users u JOIN tasks t ON t.assignee_id = u.id', ['users', 'tasks'], []],
    ['users u LEFT JOIN tasks t ON true', ['users', 'tasks'], []],
    ['SELECT FROM mentorships m, tasks t', ['mentorships', 'tasks'], []],
    [`INSERT INTO tasks (id) SELECT u.id FROM users u ON CONFLICT DO UPDATE SET title = 'users'`, ['tasks', 'users'], ['tasks']],
    ['UPDATE tasks t SET title = n.title FROM json_populate_recordset(NULL::tasks, ?) n', ['tasks'], ['tasks']],
    ['DELETE FROM tasks USING users u WHERE u.id = assignee_id', ['tasks', 'users'], ['tasks']],
    ['SELECT id FROM users u WHERE id = ? FOR NO KEY UPDATE', ['users'], []],
    ['SELECT ? AS curricula, m.tasks FROM mentorships m', ['mentorships'], []],
    [`SELECT json_build_object('tasks', 1)`, [], []],
  ])('reads %s', (text, named, goals) => {
    const found = accessesIn(text, known);
    expect(found.map(({ table }) => table).sort()).toEqual([...named].sort());
    expect(found.filter(({ writes }) => writes).map(({ table }) => table)).toEqual(goals);
  });

  it('finds nested templates and saved entities', () => {
    const source = parsed(
      'libs/domains/programmes/tasks/x.repository.ts',
      'class X { save(task: Task) { return this.db.save(task); } find() { return this.db.find(User, sql`id = ${sql`1`}`); } ' +
        'add(memo: Memo) { return this.db.rows(insertOf(Memo, [memo])); } }',
    );
    expect(templatesIn(source).map(({ text, owner }) => [text, owner])).toEqual([
      ['id = ?', 'tasks'],
      ['1', 'tasks'],
    ]);
    expect(entityAccessesIn(source)).toEqual([
      { entity: 'Task', writes: true },
      { entity: 'User', writes: false },
      { entity: 'Memo', writes: true },
    ]);
  });

  it.each([
    ['libs/domains/programmes/tasks/task.entity.ts', 'tasks'],
    ['libs/platform/outbox/src/outbox.ts', 'platform/outbox'],
  ])('resolves the owner of %s', (file, owner) => {
    expect(ownerOf(file)).toBe(owner);
  });

  it('finds every table that a migration creates', () => {
    const created = readdirSync(MIGRATIONS).flatMap((file) =>
      [...readFileSync(join(MIGRATIONS, file), 'utf8').matchAll(/CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?"?([a-z_]+)\b(?!\.)/g)].map(
        ([, table]) => table!,
      ),
    );
    expect(created.length).toBeGreaterThan(40);
    expect(sorted(created).filter((table) => !tables.has(table))).toEqual([]);
  });

  it('resolves every name that SQL reads from', () => {
    const unknown = files.flatMap((source) => {
      const texts = templatesIn(source);
      const expressions = new Set(texts.flatMap(({ text }) => expressionsIn(text)));
      return texts.flatMap(({ text, line }) => strangersIn(text, tables, expressions).map((name) => `${source.fileName}:${line} ${name}`));
    });
    expect(unknown).toEqual([]);
  });

  it('finds every saved entity and every domain', () => {
    const accessed = files.flatMap((source) => entityAccessesIn(source).map(({ entity }) => `${source.fileName}: ${entity}`));
    expect(accessed.filter((line) => !entities.some(({ name }) => line.endsWith(`: ${name}`)))).toEqual([]);
    const domains = sorted([...files.map(({ fileName }) => ownerOf(fileName))]).filter((owner) => !isPlatform(owner));
    expect(domains.filter((domain) => groupOf(domain) === -1)).toEqual([]);
  });
});

describe('a table', () => {
  it('is written by its owner only', () => {
    expect(written).toEqual(sorted(WRITES.map(pairOf)));
    expect(WRITES.filter(([, table]) => !isPlatform(owners.get(table)!))).toEqual([]);
  });

  it('is read by another domain only for a listed reason, and every listed reason is in use', () => {
    expect(read).toEqual(sorted(READS.map(pairOf)));
  });

  it('is read only by its own group and later ones', () => {
    const backwards = READS.filter(([reader, table]) => groupOf(reader) < groupOf(owners.get(table)!));
    expect(sorted(backwards.map(pairOf))).toEqual(sorted(READS_AGAINST_THE_ORDER.map(pairOf)));
  });

  it('has a full sentence as reason for each', () => {
    const reasons = [...READS, ...READS_AGAINST_THE_ORDER, ...WRITES];
    expect(reasons.filter(([, , reason]) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
    expect(READS.map(pairOf)).toEqual(sorted(READS.map(pairOf)));
  });
});
