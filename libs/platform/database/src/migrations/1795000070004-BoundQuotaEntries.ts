import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Prepares the quota ledger to become its own first partition, like the audit log. */
export class BoundQuotaEntries1795000070004 implements MigrationInterface {
  // CREATE INDEX CONCURRENTLY cannot run in one. Each statement may therefore be repeated.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const [{ month }] = (await runner.query(
      `SELECT to_char(date_trunc('month', now() AT TIME ZONE 'UTC') + interval '2 months', 'YYYY_MM') AS month`,
    )) as [{ month: string }];
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS quota_entries_id_created_at');
    await runner.query('CREATE UNIQUE INDEX CONCURRENTLY quota_entries_id_created_at ON quota_entries (id, created_at)');
    await this.dropLimits(runner);
    const constraint = `quota_entries_until_${month}`;
    const limit = `${month.replace('_', '-')}-01T00:00:00Z`;
    await runner.query(`ALTER TABLE quota_entries ADD CONSTRAINT ${constraint} CHECK (created_at < '${limit}') NOT VALID`);
    await runner.query(`ALTER TABLE quota_entries VALIDATE CONSTRAINT ${constraint}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.dropLimits(runner);
    await runner.query('DROP INDEX IF EXISTS quota_entries_id_created_at');
  }

  private dropLimits(runner: QueryRunner): Promise<unknown> {
    return runner.query(`
      DO $$ DECLARE found text; BEGIN
        FOR found IN SELECT conname FROM pg_constraint WHERE conrelid = 'quota_entries'::regclass AND conname LIKE 'quota\\_entries\\_until\\_%' LOOP
          EXECUTE format('ALTER TABLE quota_entries DROP CONSTRAINT %I', found);
        END LOOP;
      END $$`);
  }
}
