import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a file of people is parsed, which settings were guessed, and warnings about its lines. The previous version neither writes nor reads
 * them: it guesses the encoding and refuses unknown columns, as before.
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
