import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the documents whose verification expires. The previous version ignores it. */
export class IndexVerification1795000140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query('CREATE INDEX documents_by_verification ON documents (verified_until, id) WHERE verified_until IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP INDEX documents_by_verification');
  }
}
