import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever is in a company already counts as having shown that their address is theirs, and so does a platform's admin. What a version
 * before this one adds meanwhile is unconfirmed, and follows a mailed link. The index is for the removal of unproven accounts.
 */
export class ConfirmAddresses1795000060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE users SET email_verified_at = now()
      WHERE email_verified_at IS NULL AND (company_id IS NOT NULL OR is_superuser) AND status NOT IN ('invited', 'anonymised')`);
    await runner.query('CREATE INDEX users_unproven ON users (created_at) WHERE email_verified_at IS NULL AND company_id IS NULL');
  }

  /** A version before this one takes no notice of members' addresses: there is nothing to take back but the index. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_unproven');
  }
}
