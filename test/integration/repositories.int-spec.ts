import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { anActor } from '@test/builders';
import { type RepositoryClass, TEXTS, repositories } from '@test/repositories';
import { describedBy, formatted, schemaOf } from '@test/statements';
import { unboundIn } from '@test/tenancy';
import { Role } from '@app/auth';
import { Database, type Sql, options } from '@app/database';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { UNBOUND, UNREACHED } from './repository-exceptions';

const root = join(__dirname, '../..');
/** The most statements per call, because a method that polls until a row appears would never end here. */
const MOST = 20;
const folder = join(__dirname, 'statements');
const { classes, rowTypes } = repositories();

interface Statement {
  readonly method: string;
  readonly hasViewer: boolean;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly template: string;
}

type Note = (asked: Pick<Statement, 'text' | 'values'>, template?: string) => unknown[];

/** No argument has these values, so a statement with one of them restricts its rows to the viewer or their company. */
const VIEWER = { id: 4_711, company_id: 'the-company-of-the-viewer' };
const isViewers = (value: unknown): boolean => [value].flat().some((one) => one === VIEWER.id || one === VIEWER.company_id);

describe('every repository', () => {
  // The tables need not be emptied before each test, because nothing is written.
  const source = new DataSource({ ...options });
  const db = new Database(source);
  const statements = new Map<string, Statement[]>();
  /** A connection that can describe a statement without running it. Connections of the pool cannot, because they pipeline. */
  const connected = async (): Promise<Client> => {
    const { master } = source.driver as unknown as { master: { options: object } };
    const client = new Client({ ...master.options, pipeline: false });
    await client.connect();
    return client;
  };

  beforeAll(async () => {
    await source.initialize();
    for (const one of classes) statements.set(one.name + one.file, await statementsOf(one));
  });

  afterAll(() => source.destroy());

  /** Calls every method with rows and without, so that the statements after the first answer are recorded, too. */
  async function statementsOf({ file, name, dependencies, methods }: RepositoryClass): Promise<Statement[]> {
    const found: Statement[] = [];
    let current: Pick<Statement, 'method' | 'hasViewer'> = { method: '', hasViewer: false };
    let rows: unknown[] = [];
    let asked = 0;
    const note: Note = ({ text, values }, template = '') => {
      if (++asked > MOST) throw new Error('It asks again and again.');
      if (!found.some((one) => one.text === text && one.method === current.method)) found.push({ ...current, text, values, template });
      return rows;
    };
    const recorder = recording(note);
    const repository = made(file, name, dependencies, recorder);
    for (const { name: method, hasViewer, args } of methods) {
      current = { method, hasViewer };
      const calls = viewers(hasViewer).flatMap((viewer) => TEXTS.map((text) => args(viewer, text)));
      for (const [given, answer] of calls.flatMap((one) => [[], [anyRow]].map((it) => [one, it] as const))) {
        [rows, asked] = [answer, 0];
        await new Promise((resolve) => resolve(repository[method]!(...given))).catch(() => undefined);
      }
    }
    return found;
  }

  /** A Database that records its statements and answers with `rows`. A statement that TypeORM generates is recorded as one comment line. */
  function recording(note: Note) {
    const context = { trail: { leave: () => undefined }, afterwards: [] };
    const ask = (statement: Sql) => {
      const { strings } = statement as unknown as { strings: readonly string[] };
      return Promise.resolve(note(statement.compile(), strings.join('?')));
    };
    const byEntity = (what: string) => () =>
      Promise.resolve(void note({ text: `-- ${what}: written from the entity's metadata`, values: [] }));
    return Object.assign(Object.create(db) as object, {
      ambient: { getStore: () => context },
      rows: ask,
      transaction: (work: () => unknown) => work(),
      ...{ add: byEntity('add'), save: byEntity('save'), addIfFree: byEntity('addIfFree') },
    });
  }

  const name = ({ file }: RepositoryClass) => `${file.split('/').at(-2)}.${basename(file, '.repository.ts')}.sql`;
  const of = (one: RepositoryClass) => statements.get(one.name + one.file)!;
  const all = () => classes.flatMap((one) => of(one).map((statement) => ({ ...statement, place: `${one.name}.${statement.method}` })));
  const isSql = ({ text }: { text: string }) => !text.startsWith('--');

  it('is discovered with its methods and the types of its rows', () => {
    expect(classes.length).toBeGreaterThan(50);
    expect(rowTypes.size).toBeGreaterThan(150);
  });

  it('queries the database in every method, or is listed', () => {
    const silent = classes.flatMap((one) =>
      one.methods
        .filter(({ name: method }) => !of(one).some((it) => it.method === method))
        .map(({ name: method }) => `${one.name}.${method}`),
    );
    expect(silent.sort()).toEqual(Object.keys(UNREACHED).sort());
  });

  it.each(classes.map((one) => [name(one), one] as const))('matches the stored statements of %s', (file, one) => {
    const text = of(one)
      .map(({ method, text: asked }) => `-- ${method}\n${formatted(asked)}\n`)
      .join('\n');
    const path = join(folder, file);
    if (process.env.PRINT_STATEMENTS) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, text);
    }
    expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : `Print it: PRINT_STATEMENTS=1 npx jest integration/repositories`);
  });

  it('has a file of statements, and every file has a repository', () => {
    const expected = classes.map(name);
    const left = readdirSync(folder).filter((file) => !expected.includes(file));
    if (process.env.PRINT_STATEMENTS) left.forEach((file) => rmSync(join(folder, file)));
    else expect(left).toEqual([]);
    expect(new Set(expected).size).toBe(expected.length);
  });

  it('matches the migrated schema, and returns the columns of its row types', async () => {
    const wrong: string[] = [];
    const connection = await connected();
    for (const { place, text, template } of all().filter(isSql)) {
      const columns = await describedBy(connection, text).catch((error: Error) => void wrong.push(`${place}: ${error.message}`));
      const row = rowTypes.get(template);
      if (!columns || !row) continue;
      const [missing, surplus] = [
        row.required.filter((one) => !columns.includes(one)),
        columns.filter((one) => ![...row.required, ...row.optional].includes(one)),
      ];
      if (missing.length + surplus.length > 0) wrong.push(`${place}: lacks [${missing.join()}], has [${surplus.join()}]`);
    }
    await connection.end();
    expect(wrong).toEqual([]);
  });

  // With a viewer, rows must be restricted to them or their company. Without one, a key is enough: the policy checks the loaded row.
  it('scopes every table of a tenant, or is listed', async () => {
    const connection = await connected();
    const schema = await schemaOf(connection);
    await connection.end();
    const unbound = all()
      .filter(isSql)
      .flatMap(({ place, text, values, hasViewer }) =>
        unboundIn(text, schema, (parameter) => !hasViewer || isViewers(values[parameter - 1])).map((table) => `${place} ${table}`),
      );
    const listed = Object.entries(UNBOUND).flatMap(([place, { tables }]) => tables.map((table) => `${place} ${table}`));
    expect([...new Set(unbound)].sort()).toEqual(listed.sort());
    expect(Object.values(UNBOUND).filter(({ reason }) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
  });
});

/** A row whose every field is a number, which is enough to reach the next statement. */
const anyRow = new Proxy({}, { get: (_, field) => (field === 'then' ? undefined : 7) });

const viewers = (hasViewer: boolean) => (hasViewer ? Object.values(Role).map((role) => anActor({ ...VIEWER, role })) : [undefined]);

/** Makes a repository over `db`, as its module would. */
function made(file: string, name: string, dependencies: readonly string[], db: object): Record<string, (...args: unknown[]) => unknown> {
  const load = (path: string) => require(join(root, path)) as Record<string, new (...args: unknown[]) => never>;
  const provided: Record<string, () => object> = {
    Database: () => db,
    Audit: () => new (load('libs/platform/audit/src/index.ts').Audit!)(db, { heed: () => undefined }),
    OutboxRows: () => new (load('libs/platform/outbox/src/index.ts').OutboxRows!)(db),
  };
  const given = dependencies.map((type) => {
    const other = classes.find((one) => one.name === type);
    return other ? made(other.file, type, other.dependencies, db) : provided[type]!();
  });
  return new (load(file)[name]!)(...given);
}
