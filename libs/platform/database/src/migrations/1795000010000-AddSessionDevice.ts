import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person recognises a sign-in by, told from its user agent. */
export class AddSessionDevice1795000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions ADD COLUMN device text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP COLUMN device');
  }
}
