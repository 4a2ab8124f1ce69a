import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are attached to submissions, comments, memos and meetings. The previous version does not use them. */
export class CreateAttachments1795000095001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachments (
        id uuid NOT NULL CONSTRAINT attachments_pkey PRIMARY KEY CONSTRAINT attachments_file_fkey REFERENCES files (id),
        company_id text NOT NULL CONSTRAINT attachments_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        resource text NOT NULL,
        resource_id text NOT NULL,
        position integer NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX attachments_of_thing ON attachments (resource, resource_id)');
    await runner.query(`CREATE INDEX files_attached ON files (committed_at) WHERE purpose = 'attachment' AND object_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX files_attached');
    await runner.query('DROP TABLE attachments');
  }
}
