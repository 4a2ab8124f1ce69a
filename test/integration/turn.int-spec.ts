import { useDatabase } from '@test/database';
import { sql } from '@app/database';

describe('statements of one turn', () => {
  const { db } = useDatabase();
  const session = () => db.row(sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`);

  it('share a connection, eight at a time', async () => {
    const sessions = await Promise.all(Array.from({ length: 10 }, session));
    const pids = sessions.map((row) => row?.pid);
    expect(new Set(pids.slice(0, 8)).size).toBe(1);
    expect(new Set(pids.slice(8)).size).toBe(1);
    expect(pids[8]).not.toBe(pids[0]);
  });

  it('fail alone', async () => {
    const outcomes = await Promise.allSettled([
      db.row(sql`INSERT INTO companies (id, name) VALUES ('first', 'First')`),
      db.row(sql`SELECT 1 / 0`),
      db.row(sql<{ n: number }>`SELECT count(*) AS n FROM companies WHERE id = 'first'`),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { message: 'division by zero' } },
      { status: 'fulfilled', value: { n: 1 } },
    ]);
  });

  it('say where a refused one was asked', async () => {
    const error: unknown = await db.row(sql`SELECT 1 / 0`).catch((reason: unknown) => reason);
    expect((error as Error).stack).toContain('turn.int-spec.ts');
  });

  it('are all refused when their connection is lost, and the next ones are not', async () => {
    const outcomes = await Promise.allSettled([db.row(sql`SELECT pg_terminate_backend(pg_backend_pid())`), session()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(session()).resolves.toBeDefined();
  });
});
