import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Addresses of existing members of companies and of platform admins count as confirmed. Accounts that the previous version adds meanwhile
 * are unconfirmed, and are confirmed by a mailed link. The index is for the removal of unproven accounts.
 */
export class ConfirmAddresses1795000060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE users SET email_verified_at = now()
      WHERE email_verified_at IS NULL AND (company_id IS NOT NULL OR is_superuser) AND status NOT IN ('invited', 'anonymised')`);
    await runner.query('CREATE INDEX users_unproven ON users (created_at) WHERE email_verified_at IS NULL AND company_id IS NULL');
  }

  /** The previous version ignores members' addresses, so only the index needs reverting. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_unproven');
  }
}
