import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A function that tells which addresses of an import's lines belong to accounts outside its company, each once. Transactions need it,
 * because they see only rows of their own companies.
 */
export class TellAddressesKnownElsewhere1795000075001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION addresses_known_elsewhere(import integer, most integer) RETURNS SETOF text
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      BEGIN ATOMIC
        SELECT DISTINCT r.email FROM public.people_imports i JOIN public.people_import_rows r ON r.import_id = i.id
        JOIN public.users u ON u.email = r.email
        WHERE i.id = import AND u.company_id IS DISTINCT FROM i.company_id LIMIT most;
      END`);
    await runner.query('REVOKE ALL ON FUNCTION addresses_known_elsewhere FROM PUBLIC');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION addresses_known_elsewhere');
  }
}
