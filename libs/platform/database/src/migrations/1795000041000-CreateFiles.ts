import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded files, their bytes, and the files derived from them. */
export class CreateFiles1795000041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stored_objects (
        id uuid NOT NULL,
        company_id text,
        user_id integer NOT NULL,
        size_bytes integer NOT NULL,
        sha256 text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT stored_objects_pkey PRIMARY KEY (id),
        CONSTRAINT stored_objects_size_check CHECK (size_bytes > 0),
        CONSTRAINT stored_objects_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT stored_objects_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    // Identical bytes of one owner are stored and charged once per pool.
    await runner.query(
      'CREATE UNIQUE INDEX stored_objects_once_key ON stored_objects (user_id, company_id, sha256) NULLS NOT DISTINCT WHERE sha256 IS NOT NULL',
    );
    await runner.query('CREATE INDEX stored_objects_of_user ON stored_objects (user_id)');

    await runner.query("CREATE TYPE file_purpose AS ENUM ('score', 'document', 'chat', 'submission', 'form')");
    await runner.query(`
      CREATE TYPE file_status AS ENUM
        ('reserved', 'committed', 'processing', 'ready', 'failed', 'rejected', 'cancelled', 'expired', 'trashed', 'deleted')`);
    await runner.query(`
      CREATE TABLE files (
        id uuid NOT NULL,
        company_id text,
        user_id integer NOT NULL,
        purpose file_purpose NOT NULL,
        filename text NOT NULL,
        mime_type text NOT NULL,
        size_bytes integer NOT NULL,
        status file_status NOT NULL,
        object_id uuid,
        failure text,
        expires_at timestamptz(3) NOT NULL,
        committed_at timestamptz(3),
        trashed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT files_pkey PRIMARY KEY (id),
        CONSTRAINT files_size_check CHECK (size_bytes BETWEEN 1 AND 104857600),
        CONSTRAINT files_object_check
          CHECK ((object_id IS NULL) = (status IN ('reserved', 'rejected', 'cancelled', 'expired', 'deleted'))),
        CONSTRAINT files_trashed_check CHECK (status <> 'trashed' OR trashed_at IS NOT NULL),
        CONSTRAINT files_failure_check CHECK (status <> 'failed' OR failure IS NOT NULL),
        CONSTRAINT files_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT files_user_fkey FOREIGN KEY (user_id) REFERENCES users (id),
        CONSTRAINT files_object_fkey FOREIGN KEY (object_id) REFERENCES stored_objects (id)
      )`);
    await runner.query('CREATE INDEX files_of_user ON files (user_id, created_at)');
    await runner.query('CREATE INDEX files_of_object ON files (object_id) WHERE object_id IS NOT NULL');
    await runner.query("CREATE INDEX files_reserved ON files (expires_at) WHERE status = 'reserved'");
    await runner.query("CREATE INDEX files_trashed ON files (trashed_at) WHERE status = 'trashed'");

    await runner.query(`
      CREATE TABLE derived_objects (
        id uuid NOT NULL,
        file_id uuid NOT NULL,
        name text NOT NULL,
        mime_type text NOT NULL,
        size_bytes integer NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT derived_objects_pkey PRIMARY KEY (id),
        CONSTRAINT derived_objects_name_key UNIQUE (file_id, name),
        CONSTRAINT derived_objects_file_fkey FOREIGN KEY (file_id) REFERENCES files (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE derived_objects');
    await runner.query('DROP TABLE files');
    await runner.query('DROP TYPE file_status');
    await runner.query('DROP TYPE file_purpose');
    await runner.query('DROP TABLE stored_objects');
  }
}
