import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks sessions that a browser of an allowed origin keeps in a cookie: they have a higher rate limit. */
export class AddBrowserSessions1795000060021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions ADD COLUMN is_browser boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP COLUMN is_browser');
  }
}
