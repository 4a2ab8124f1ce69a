import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The companies whose rows a job may reach. The previous version neither writes nor reads them: its jobs reach all, as before. */
export class NoteReachOfMessages1795000072000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ADD COLUMN reach text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP COLUMN reach');
  }
}
