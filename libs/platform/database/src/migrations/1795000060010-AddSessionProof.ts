import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The time until which a session counts as proven. Existing sessions do not: the default is for new ones only, including those of the
 * previous version.
 */
export class AddSessionProof1795000060010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions ADD COLUMN proven_until timestamptz(3)');
    await runner.query("ALTER TABLE sessions ALTER COLUMN proven_until SET DEFAULT now() + interval '5 minutes'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP COLUMN proven_until');
  }
}
