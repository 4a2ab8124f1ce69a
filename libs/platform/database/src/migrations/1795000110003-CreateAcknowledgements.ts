import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that people must read, and their acknowledgements. The previous version ignores them. */
export class CreateAcknowledgements1795000110003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      CREATE TABLE must_reads (
        id serial CONSTRAINT must_reads_pkey PRIMARY KEY,
        company_id text NOT NULL,
        document_id integer NOT NULL,
        principal_kind principal_kind NOT NULL,
        principal_id text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT must_reads_principal_check CHECK ((principal_kind = 'company') = (principal_id IS NULL)),
        CONSTRAINT must_reads_document_fkey FOREIGN KEY (company_id, document_id) REFERENCES documents (company_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      "CREATE UNIQUE INDEX must_reads_principal_key ON must_reads (document_id, principal_kind, coalesce(principal_id, ''))",
    );
    await runner.query(`
      CREATE TABLE acknowledgements (
        id serial CONSTRAINT acknowledgements_pkey PRIMARY KEY,
        company_id text NOT NULL,
        document_id integer NOT NULL,
        version_id integer NOT NULL CONSTRAINT acknowledgements_version_fkey REFERENCES document_versions (id) ON DELETE CASCADE,
        user_id integer NOT NULL,
        address text,
        acknowledged_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT acknowledgements_version_key UNIQUE (version_id, user_id),
        CONSTRAINT acknowledgements_document_fkey FOREIGN KEY (company_id, document_id) REFERENCES documents (company_id, id) ON DELETE CASCADE,
        CONSTRAINT acknowledgements_user_fkey FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
      )`);
    await runner.query('CREATE INDEX acknowledgements_of_document ON acknowledgements (document_id, user_id)');
    await runner.query('CREATE INDEX acknowledgements_of_user ON acknowledgements (user_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE acknowledgements');
    await runner.query('DROP TABLE must_reads');
  }
}
