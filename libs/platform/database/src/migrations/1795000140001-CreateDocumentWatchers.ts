import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who watch documents. The previous version ignores them. */
export class CreateDocumentWatchers1795000140001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      CREATE TABLE document_watchers (
        document_id integer NOT NULL,
        user_id integer NOT NULL,
        company_id text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT document_watchers_pkey PRIMARY KEY (document_id, user_id),
        CONSTRAINT document_watchers_document_fkey FOREIGN KEY (company_id, document_id) REFERENCES documents (company_id, id) ON DELETE CASCADE,
        CONSTRAINT document_watchers_user_fkey FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
      )`);
    await runner.query('CREATE INDEX document_watchers_of_user ON document_watchers (user_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE document_watchers');
  }
}
