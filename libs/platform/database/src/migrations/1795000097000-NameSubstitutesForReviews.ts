import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A leave may name a colleague who reviews meanwhile. The version before neither reads nor writes the column. */
export class NameSubstitutesForReviews1795000097000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query('ALTER TABLE leaves ADD COLUMN IF NOT EXISTS substitute_id integer');
    await runner.query('ALTER TABLE leaves ADD CONSTRAINT leaves_substitute_check CHECK (substitute_id <> user_id) NOT VALID');
    await runner.query('ALTER TABLE leaves VALIDATE CONSTRAINT leaves_substitute_check');
    await runner.query(
      'ALTER TABLE leaves ADD CONSTRAINT leaves_substitute_fkey FOREIGN KEY (substitute_id) REFERENCES users (id) NOT VALID',
    );
    await runner.query('ALTER TABLE leaves VALIDATE CONSTRAINT leaves_substitute_fkey');
    // The table is small: one row for each time that a person was away.
    await runner.query('CREATE INDEX leaves_of_substitute ON leaves (substitute_id, end_on) WHERE substitute_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('ALTER TABLE leaves DROP COLUMN IF EXISTS substitute_id');
  }
}
