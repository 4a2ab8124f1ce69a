import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an API key has sent a file of people: it gives nobody a role or a password. */
export class AddImportsByKeys1795000060013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people_imports ADD COLUMN is_by_key boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people_imports DROP COLUMN is_by_key');
  }
}
