import { setTimeout as sleep } from 'node:timers/promises';
import { useDatabase } from '@test/database';
import { withContext } from '@app/context';
import { isOutage, sql } from '@app/database';
import { Client, type Pool } from 'pg';

/** As a request asks: its statements have the short limit. */
const asked = <T>(work: () => Promise<T>): Promise<T> => withContext({ request_id: 'turn', address: '127.0.0.1' }, work);
const many = <T>(count: number, work: (n: number) => Promise<T>) => Array.from({ length: count }, (_, n) => asked(() => work(n)));

describe('statements of one batch', () => {
  const { db, source } = useDatabase();
  const session = () => db.row(sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`);
  const pool = () => (source.driver as unknown as { master: Pool }).master;

  /** Keeps a table from everybody while `work` runs: what a migration does. */
  async function locked<T>(table: string, work: () => Promise<T>): Promise<T> {
    const holder = new Client({ connectionString: process.env.DATABASE_URL });
    await holder.connect();
    await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    try {
      return await work();
    } finally {
      await holder.end();
    }
  }

  it('share a connection, eight at a time, if they read by the same text', async () => {
    const pids = (await Promise.all(many(10, session))).map((row) => row?.pid);
    expect(new Set(pids.slice(0, 8)).size).toBe(1);
    expect(new Set(pids.slice(8)).size).toBe(1);
    expect(pids[8]).not.toBe(pids[0]);
  });

  it('get their own connections if they differ, take long or write', async () => {
    const pids = async (work: (n: number) => Promise<{ pid: number } | undefined>, among = asked) =>
      new Set((await Promise.all([1, 2, 3].map((n) => among(() => work(n))))).map((row) => row!.pid)).size;
    const texts = [sql<{ pid: number }>`SELECT pg_backend_pid() AS pid, 1`, sql<{ pid: number }>`SELECT pg_backend_pid() AS pid, 2`];
    expect(await pids((n) => db.row(texts[n % 2]!))).toBe(2);
    expect(await pids(session, (work) => work())).toBe(3);
    const written = (n: number) =>
      db.row(sql<{ pid: number }>`INSERT INTO companies (id, name) VALUES (${`c${n}`}, 'x') RETURNING pg_backend_pid() AS pid`);
    expect(await pids(written)).toBe(3);
  });

  it('neither wait for a slow one nor fail with it', async () => {
    const done: number[] = [];
    const slow = (seconds: number) => db.row(sql`SELECT ${seconds}::float AS s, pg_sleep(${seconds})`);
    const note = (n: number) => () => void done.push(n);
    const first = asked(() => slow(10)).then(note(0), (error: unknown) => error);
    await Promise.all([1, 2, 3, 4, 5].map((n) => asked(() => slow(0)).then(note(n))));
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(isOutage(await first)).toBe(true);
  });

  it('fail separately', async () => {
    const divided = (n: number) => db.row(sql<{ n: number }>`SELECT 6 / ${n}::int AS n`);
    const outcomes = await Promise.allSettled([1, 0, 2].map((n) => asked(() => divided(n))));
    expect(outcomes).toMatchObject([
      { status: 'fulfilled', value: { n: 6 } },
      { status: 'rejected', reason: { message: 'division by zero' } },
      { status: 'fulfilled', value: { n: 3 } },
    ]);
  });

  it('report the call site of a refused one', async () => {
    const error: unknown = await db.row(sql`SELECT 1 / 0`).catch((reason: unknown) => reason);
    expect((error as Error).stack).toContain('turn.int-spec.ts');
  });

  it('all fail when their connection is lost, and later ones succeed', async () => {
    const ended = (end: boolean) => db.row(sql`SELECT CASE WHEN ${end}::bool THEN pg_terminate_backend(pg_backend_pid()) END`);
    const outcomes = await Promise.allSettled([asked(() => ended(true)), asked(() => ended(false))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await session()).toEqual({ pid: expect.any(Number) });
  });

  it('do not wait for another table that is locked', async () => {
    const done: string[] = [];
    const note = (what: string) => () => void done.push(what);
    const memo = (n: number) => db.row(sql`SELECT id FROM memos WHERE id = ${n}`);
    const company = (n: number) => db.row(sql`SELECT id FROM companies WHERE id = ${`c${n}`}`);
    const list = () => db.page({ select: sql`id`, from: sql`companies`, where: sql`true`, order: sql`id` }, { page: 1, page_size: 5 });
    await locked('memos', async () => {
      const waiting = many(5, (n) => memo(n).then(note('memo'), note('memo')));
      await Promise.all([...many(30, (n) => company(n).then(note('company'))), ...many(5, () => list().then(note('list')))]);
      expect(done).toHaveLength(35);
      expect(done).not.toContain('memo');
      await Promise.all(waiting);
    });
  });

  it('of one new text fail as an outage while the table is locked, and succeed afterwards', async () => {
    const memo = (n: number) => db.row(sql`SELECT id, ${n}::int AS it FROM memos WHERE id = ${n} AND 'new' = 'new'`);
    const outcomes = await locked('memos', () => Promise.allSettled(many(24, memo)));
    const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as Error & { code?: string }) : null));
    expect(reasons.filter((reason) => !(isOutage(reason) || reason?.code === '57014'))).toEqual([]);
    expect(await Promise.all(many(24, memo))).toEqual(Array(24).fill(undefined));
  });

  it('do not depend on a failed Parse of another one', async () => {
    const wrong = (n: number) => db.row(sql`SELECT nothing_of_that_name + ${n}`);
    for (let turn = 0; turn < 3; turn++) {
      const outcomes = await Promise.allSettled(many(8, wrong));
      expect(outcomes.map((outcome) => outcome.status === 'rejected' && (outcome.reason as { code: string }).code)).toEqual(
        Array(8).fill('42703'),
      );
    }
  });

  it('are sent once more if the connection has lost the prepared statement', async () => {
    const found = () => db.row(sql<{ id: string }>`SELECT id FROM companies WHERE id = ${'sinfonia'} AND 'lost' = 'lost'`);
    const lose = () => Promise.all(Array.from({ length: pool().totalCount }, () => db.rows(sql`DEALLOCATE ALL`)));
    for (let n = 0; n < 5; n++) await found();
    await lose();
    expect(await Promise.all(many(20, found))).toEqual(Array(20).fill({ id: 'sinfonia' }));
    for (let n = 0; n < 5; n++) await found();
    await lose();
    expect(await db.transaction(found)).toEqual({ id: 'sinfonia' });
  });

  it('are sent once more if a migration changed their result', async () => {
    const found = () => db.row(sql`SELECT * FROM companies WHERE id = ${'elsewhere'} AND 'star' = 'star'`);
    for (let n = 0; n < 5; n++) await found();
    await source.query('ALTER TABLE companies ADD COLUMN hall text');
    try {
      expect(await found()).toMatchObject({ hall: null });
      await source.query('ALTER TABLE companies ADD COLUMN stage text');
      for (let n = 0; n < 5; n++) await db.transaction(found);
      await source.query('ALTER TABLE companies DROP COLUMN stage');
      expect(await db.transaction(found)).not.toHaveProperty('stage');
    } finally {
      await source.query('ALTER TABLE companies DROP COLUMN hall, DROP COLUMN IF EXISTS stage');
    }
  });

  it('continue after a value that cannot be encoded', async () => {
    const found = (id: unknown) => db.row(sql<{ id: string }>`SELECT id FROM companies WHERE id = ${id} AND 'value' = 'value'`);
    const unsendable = { toPostgres: () => { throw new Error('not a value'); } }; // prettier-ignore
    for (let n = 0; n < 4; n++) await expect(found(unsendable)).rejects.toThrow('not a value');
    for (let n = 0; n < 4; n++) expect(await found('sinfonia')).toEqual({ id: 'sinfonia' });
  });

  it('leave a bounded number of prepared statements', async () => {
    const shape = (n: number) => {
      const text = [`SELECT id FROM companies WHERE id = `, ` AND ${n} = ${n}`] as unknown as TemplateStringsArray;
      return db.row(sql(text, 'sinfonia'));
    };
    for (let first = 0; first < 5_000; first += 50)
      for (let time = 0; time < 3; time++) await Promise.all(many(50, (n) => shape(first + n)));
    const counts = await Promise.all(
      Array.from({ length: 3 }, () => db.rows(sql<{ n: number }>`SELECT count(*) AS n FROM pg_prepared_statements`)),
    );
    // Besides the names that were forgotten in the tests before.
    for (const [row] of counts) expect(row!.n).toBeLessThanOrEqual(310);
    expect(Math.max(...counts.map(([row]) => row!.n))).toBeGreaterThan(0);
  });

  it('are refused once their transaction has ended', async () => {
    let later: Promise<unknown> = Promise.resolve();
    const late = async () => {
      await sleep(20);
      return db.row(sql`SELECT 1`);
    };
    const forgotten = async () => void (later = late().catch((error: unknown) => error));
    await db.transaction(forgotten);
    expect(await later).toMatchObject({ message: expect.stringContaining('The transaction has ended') });
    await db.transaction(async () => { await forgotten(); throw new Error('undone'); }).catch(() => undefined); // prettier-ignore
    expect(await later).toMatchObject({ message: expect.stringContaining('The transaction has ended') });
  });
});
