import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a session has been proved. Those that are open have not been: the default is for new ones only, also for those of an older version. */
export class AddSessionProof1795000060010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions ADD COLUMN proven_until timestamptz(3)');
    await runner.query("ALTER TABLE sessions ALTER COLUMN proven_until SET DEFAULT now() + interval '5 minutes'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP COLUMN proven_until');
  }
}
