import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Number of addresses that an import has named, and since when. The previous version writes neither, and charges nothing. */
export class CountKnownAddresses1795000075000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE people_imports
        ADD COLUMN known_addresses integer NOT NULL DEFAULT 0,
        ADD COLUMN addresses_known_at timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people_imports DROP COLUMN known_addresses, DROP COLUMN addresses_known_at');
  }
}
