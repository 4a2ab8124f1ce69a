import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Admins who have opened a document that they could not read, for an hour. The previous version ignores them. */
export class CreateDocumentOpenings1795000110002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      CREATE TABLE document_openings (
        id serial CONSTRAINT document_openings_pkey PRIMARY KEY,
        company_id text NOT NULL,
        document_id integer NOT NULL,
        user_id integer NOT NULL,
        reason text NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT document_openings_document_fkey FOREIGN KEY (company_id, document_id) REFERENCES documents (company_id, id) ON DELETE CASCADE,
        CONSTRAINT document_openings_user_fkey FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
      )`);
    await runner.query('CREATE INDEX document_openings_of_document ON document_openings (document_id, expires_at)');
    await runner.query('CREATE INDEX document_openings_of_user ON document_openings (user_id, expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE document_openings');
  }
}
