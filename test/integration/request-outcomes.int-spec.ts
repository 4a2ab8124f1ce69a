import { useDatabase } from '@test/database';
import { DecideRequests1795000086001 } from '../../libs/platform/database/src/migrations/1795000086001-DecideRequests';

describe('the migration of requests', () => {
  const { source } = useDatabase();

  it('renames outcomes of requests, also those that the version before writes', async () => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    try {
      const migration = new DecideRequests1795000086001();
      await runner.query("INSERT INTO users (id, email, name, role, company_id) VALUES (7, 'm@example.com', 'Mina', 'mentee', 'sinfonia')");
      const add = (id: number, status: string) =>
        runner.query(
          `INSERT INTO requests (id, company_id, asker_id, resource, action, resource_id, status, closed_at)
           VALUES ($1, 'sinfonia', 7, 'mentorship', 'pause', $1, $2::request_status, CASE WHEN $2::text <> 'open' THEN now() END)`,
          [id, status],
        );
      const found = async () =>
        (await runner.query('SELECT status FROM requests ORDER BY id')).map(({ status }: { status: string }) => status);
      await migration.down(runner);
      for (const [at, status] of ['open', 'done', 'dismissed'].entries()) await add(at, status);
      await migration.up(runner);
      await add(3, 'dismissed');
      await runner.query("UPDATE requests SET status = 'done', closed_at = now() WHERE id = 0");
      expect(await found()).toEqual(['settled', 'settled', 'refused', 'refused']);
      for (const [at, status] of ['approved', 'void', 'withdrawn'].entries()) await add(at + 4, status);
      await migration.down(runner);
      expect(await found()).toEqual(['done', 'done', 'dismissed', 'dismissed', 'done', 'dismissed', 'dismissed']);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
