import type { MigrationInterface, QueryRunner } from 'typeorm';

/** True if an API key sent a file of people: such an import cannot set roles or passwords. */
export class AddImportsByKeys1795000060013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people_imports ADD COLUMN is_by_key boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people_imports DROP COLUMN is_by_key');
  }
}
