import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last reminders about things. The previous version reminds of nothing in bulk. */
export class CreateBulkReminders1795000096001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bulk_reminders (
        resource text NOT NULL,
        resource_id integer NOT NULL,
        company_id text NOT NULL CONSTRAINT bulk_reminders_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        reminded_at timestamptz(3) NOT NULL,
        CONSTRAINT bulk_reminders_pkey PRIMARY KEY (resource, resource_id)
      )`);
    await runner.query('CREATE INDEX bulk_reminders_of_company ON bulk_reminders (company_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bulk_reminders');
  }
}
