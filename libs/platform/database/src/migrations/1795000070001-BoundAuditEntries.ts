import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Prepares the audit log to become its own first partition, without blocking writers: an index for the later primary key, and an upper
 * bound in time. The bound is at least a month away, and in the name of the constraint.
 */
export class BoundAuditEntries1795000070001 implements MigrationInterface {
  // CREATE INDEX CONCURRENTLY cannot run in one. Each statement may therefore be repeated.
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const [{ month }] = (await runner.query(
      `SELECT to_char(date_trunc('month', now() AT TIME ZONE 'UTC') + interval '2 months', 'YYYY_MM') AS month`,
    )) as [{ month: string }];
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS audit_entries_id_created_at');
    await runner.query('CREATE UNIQUE INDEX CONCURRENTLY audit_entries_id_created_at ON audit_entries (id, created_at)');
    await this.dropLimits(runner);
    const constraint = `audit_entries_until_${month}`;
    const limit = `${month.replace('_', '-')}-01T00:00:00Z`;
    await runner.query(`ALTER TABLE audit_entries ADD CONSTRAINT ${constraint} CHECK (created_at < '${limit}') NOT VALID`);
    await runner.query(`ALTER TABLE audit_entries VALIDATE CONSTRAINT ${constraint}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.dropLimits(runner);
    await runner.query('DROP INDEX IF EXISTS audit_entries_id_created_at');
  }

  private dropLimits(runner: QueryRunner): Promise<unknown> {
    return runner.query(`
      DO $$ DECLARE found text; BEGIN
        FOR found IN SELECT conname FROM pg_constraint WHERE conrelid = 'audit_entries'::regclass AND conname LIKE 'audit\\_entries\\_until\\_%' LOOP
          EXECUTE format('ALTER TABLE audit_entries DROP CONSTRAINT %I', found);
        END LOOP;
      END $$`);
  }
}
