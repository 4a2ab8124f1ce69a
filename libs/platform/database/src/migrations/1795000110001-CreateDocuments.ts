import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents with a working draft, and their published versions. The previous version ignores them. */
export class CreateDocuments1795000110001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query("CREATE TYPE document_format AS ENUM ('markdown', 'file')");
    await runner.query("CREATE TYPE document_status AS ENUM ('draft', 'published', 'archived')");
    await runner.query("CREATE TYPE draft_state AS ENUM ('none', 'editing', 'in_review')");
    await runner.query(`
      CREATE TABLE documents (
        id serial CONSTRAINT documents_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT documents_company_fkey REFERENCES companies (id),
        folder_id integer NOT NULL,
        format document_format NOT NULL DEFAULT 'markdown',
        title text NOT NULL,
        language text,
        status document_status NOT NULL DEFAULT 'draft',
        draft draft_state NOT NULL DEFAULT 'editing',
        draft_title text,
        draft_body text,
        draft_file_id uuid CONSTRAINT documents_draft_file_fkey REFERENCES files (id),
        drafted_by integer,
        published_version_id integer,
        owner_id integer NOT NULL,
        verifier_id integer,
        verified_until timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        trashed_at timestamptz(3),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT documents_of_company_key UNIQUE (company_id, id),
        CONSTRAINT documents_status_check CHECK ((status = 'draft') = (published_version_id IS NULL)),
        CONSTRAINT documents_draft_check CHECK (draft <> 'none' OR num_nonnulls(draft_title, draft_body, draft_file_id, drafted_by) = 0),
        CONSTRAINT documents_folder_fkey FOREIGN KEY (company_id, folder_id) REFERENCES folders (company_id, id),
        CONSTRAINT documents_drafter_fkey FOREIGN KEY (company_id, drafted_by) REFERENCES users (company_id, id),
        CONSTRAINT documents_owner_fkey FOREIGN KEY (company_id, owner_id) REFERENCES users (company_id, id),
        CONSTRAINT documents_verifier_fkey FOREIGN KEY (company_id, verifier_id) REFERENCES users (company_id, id)
      )`);
    await runner.query(`
      CREATE TABLE document_versions (
        id serial CONSTRAINT document_versions_pkey PRIMARY KEY,
        company_id text NOT NULL,
        document_id integer NOT NULL,
        number integer NOT NULL,
        title text NOT NULL,
        body text,
        file_id uuid CONSTRAINT document_versions_file_fkey REFERENCES files (id),
        published_by integer NOT NULL,
        published_at timestamptz(3) NOT NULL DEFAULT now(),
        asks_again boolean NOT NULL DEFAULT false,
        CONSTRAINT document_versions_number_key UNIQUE (document_id, number),
        CONSTRAINT document_versions_number_check CHECK (number > 0),
        CONSTRAINT document_versions_document_fkey FOREIGN KEY (company_id, document_id) REFERENCES documents (company_id, id) ON DELETE CASCADE,
        CONSTRAINT document_versions_publisher_fkey FOREIGN KEY (company_id, published_by) REFERENCES users (company_id, id)
      )`);
    // A version never changes, but the text of a file is filled in once it has been read.
    await runner.query(`
      CREATE FUNCTION keep_document_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'A version of a document never changes.' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER document_versions_frozen BEFORE UPDATE ON document_versions FOR EACH ROW
      WHEN (OLD.body IS NOT NULL OR (to_jsonb(OLD) - 'body') IS DISTINCT FROM (to_jsonb(NEW) - 'body'))
      EXECUTE FUNCTION keep_document_version()`);
    await runner.query(`
      ALTER TABLE documents ADD CONSTRAINT documents_version_fkey FOREIGN KEY (published_version_id) REFERENCES document_versions (id)`);
    await runner.query(`
      ALTER TABLE document_access ADD CONSTRAINT document_access_document_fkey
      FOREIGN KEY (company_id, document_id) REFERENCES documents (company_id, id) ON DELETE CASCADE`);
    await runner.query('CREATE INDEX documents_of_folder ON documents (company_id, folder_id, updated_at, id)');
    await runner.query('CREATE INDEX documents_by_change ON documents (company_id, updated_at, id)');
    await runner.query('CREATE INDEX documents_of_owner ON documents (owner_id)');
    await runner.query('CREATE INDEX documents_drafted_by ON documents (drafted_by) WHERE drafted_by IS NOT NULL');
    await runner.query('CREATE INDEX documents_trashed ON documents (trashed_at) WHERE trashed_at IS NOT NULL');
    await runner.query('CREATE INDEX documents_words_trigrams ON documents USING gin (lower(title) gin_trgm_ops)');
    await runner.query('CREATE INDEX documents_words_bigrams ON documents USING gin (bigrams(lower(title)))');
    await runner.query('CREATE INDEX document_versions_of_file ON document_versions (file_id) WHERE file_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('ALTER TABLE document_access DROP CONSTRAINT document_access_document_fkey');
    await runner.query('ALTER TABLE documents DROP CONSTRAINT documents_version_fkey');
    await runner.query('DROP TABLE document_versions');
    await runner.query('DROP TABLE documents');
    await runner.query('DROP FUNCTION keep_document_version()');
    await runner.query('DROP TYPE draft_state');
    await runner.query('DROP TYPE document_status');
    await runner.query('DROP TYPE document_format');
  }
}
