import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A function that tells whether any account of any company has an address. Transactions need it, because they see only rows of their own
 * companies.
 */
export class TellTakenAddresses1795000072001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION is_address_taken(forms text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      RETURN EXISTS (SELECT FROM public.users u WHERE u.email = ANY (forms))`);
    await runner.query('REVOKE ALL ON FUNCTION is_address_taken FROM PUBLIC');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION is_address_taken');
  }
}
