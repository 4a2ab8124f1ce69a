import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a file of people is to be read, what was guessed of it, and what somebody should look at in its lines. A version before this one writes
 * none of it and reads none of it: it guesses the encoding and refuses unknown columns, as it did.
 */
export class AddImportSettings1795000060050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE people_imports ADD COLUMN encoding text, ADD COLUMN encoding_sample text,
        ADD COLUMN ignored_columns text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE people_import_rows ADD COLUMN warnings jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people_import_rows DROP COLUMN warnings');
    await runner.query('ALTER TABLE people_imports DROP COLUMN ignored_columns, DROP COLUMN encoding_sample, DROP COLUMN encoding');
  }
}
