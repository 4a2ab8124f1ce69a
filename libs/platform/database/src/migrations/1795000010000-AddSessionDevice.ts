import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The device of a session, derived from its user agent, by which people recognise it. */
export class AddSessionDevice1795000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions ADD COLUMN device text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP COLUMN device');
  }
}
