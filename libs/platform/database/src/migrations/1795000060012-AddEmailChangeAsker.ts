import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The admin who proposed a change of another user's address. Null if its owner did. */
export class AddEmailChangeAsker1795000060012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mailed_secrets ADD COLUMN asked_by integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mailed_secrets DROP COLUMN asked_by');
  }
}
