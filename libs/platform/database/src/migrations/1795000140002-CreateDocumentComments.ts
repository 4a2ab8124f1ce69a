import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments on documents, each of a version and perhaps of a quote of it. The previous version ignores them. */
export class CreateDocumentComments1795000140002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      CREATE TABLE document_comments (
        id serial CONSTRAINT document_comments_pkey PRIMARY KEY,
        company_id text NOT NULL,
        document_id integer NOT NULL,
        version_id integer NOT NULL CONSTRAINT document_comments_version_fkey REFERENCES document_versions (id) ON DELETE CASCADE,
        parent_id integer CONSTRAINT document_comments_parent_fkey REFERENCES document_comments (id) ON DELETE CASCADE,
        author_id integer NOT NULL,
        anchor_start integer,
        anchor_end integer,
        quote text,
        body text,
        resolved_at timestamptz(3),
        resolved_by integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT document_comments_anchor_check CHECK (num_nonnulls(anchor_start, anchor_end, quote) IN (0, 3)),
        CONSTRAINT document_comments_reply_check CHECK (parent_id IS NULL OR num_nonnulls(quote, resolved_at) = 0),
        CONSTRAINT document_comments_document_fkey FOREIGN KEY (company_id, document_id) REFERENCES documents (company_id, id) ON DELETE CASCADE,
        CONSTRAINT document_comments_author_fkey FOREIGN KEY (company_id, author_id) REFERENCES users (company_id, id),
        CONSTRAINT document_comments_resolver_fkey FOREIGN KEY (company_id, resolved_by) REFERENCES users (company_id, id)
      )`);
    await runner.query('CREATE INDEX document_comments_of_document ON document_comments (document_id, id)');
    await runner.query('CREATE INDEX document_comments_of_parent ON document_comments (parent_id) WHERE parent_id IS NOT NULL');
    await runner.query('CREATE INDEX document_comments_of_version ON document_comments (version_id)');
    await runner.query('CREATE INDEX document_comments_of_author ON document_comments (author_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE document_comments');
  }
}
