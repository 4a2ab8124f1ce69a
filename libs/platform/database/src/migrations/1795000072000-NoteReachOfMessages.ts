import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The companies whose rows a job may reach. A version before this one writes none and reads none: its jobs reach all, as they did. */
export class NoteReachOfMessages1795000072000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ADD COLUMN reach text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP COLUMN reach');
  }
}
