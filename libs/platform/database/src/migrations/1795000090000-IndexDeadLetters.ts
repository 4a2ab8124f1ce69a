import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of messages that have failed for good, newest first. There are few of them. */
export class IndexDeadLetters1795000090000 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX CONCURRENTLY IF NOT EXISTS outbox_dead ON outbox (finished_at, id)
      WHERE status = 'failed' AND user_id IS NULL AND company_id IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS outbox_dead');
  }
}
