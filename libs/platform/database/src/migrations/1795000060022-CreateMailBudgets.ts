import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails of a company per day. The platform now lists the domains that a company may write to; no other list counts. */
export class CreateMailBudgets1795000060022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_budgets (
        company_id text NOT NULL,
        day date NOT NULL,
        sent integer NOT NULL,
        CONSTRAINT mail_budgets_pkey PRIMARY KEY (company_id, day),
        CONSTRAINT mail_budgets_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id) ON DELETE CASCADE
      )`);
    await runner.query(`UPDATE companies SET settings = settings - 'mail_domains' WHERE settings ? 'mail_domains'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_budgets');
  }
}
