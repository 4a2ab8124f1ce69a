import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of people: the original file, its parsed rows, and their problems. */
export class CreatePeopleImports1795000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE import_status AS ENUM ('checking', 'checked', 'committing', 'committed', 'failed', 'discarded')");
    await runner.query(`
      CREATE TABLE people_imports (
        id serial NOT NULL,
        company_id text NOT NULL,
        user_id integer NOT NULL,
        status import_status NOT NULL DEFAULT 'checking',
        filename text NOT NULL,
        upload_id uuid NOT NULL,
        size_bytes integer NOT NULL,
        sha256 text NOT NULL,
        create_departments boolean NOT NULL,
        row_count integer NOT NULL DEFAULT 0,
        error_count integer NOT NULL DEFAULT 0,
        job_id bigint,
        committed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT people_imports_pkey PRIMARY KEY (id),
        CONSTRAINT people_imports_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id) ON DELETE CASCADE,
        CONSTRAINT people_imports_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX people_imports_of_company ON people_imports (company_id, id)');
    await runner.query('CREATE INDEX people_imports_user ON people_imports (user_id)');
    // The same file, sent again while it is being checked, is the same import.
    await runner.query(`
      CREATE UNIQUE INDEX people_imports_open_key ON people_imports (company_id, sha256, create_departments)
      WHERE status IN ('checking', 'checked', 'committing')`);

    // Written before the import exists: a piece belongs to an upload, and is orphaned if that is interrupted.
    await runner.query(`
      CREATE TABLE people_import_chunks (
        upload_id uuid NOT NULL,
        number integer NOT NULL,
        bytes bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT people_import_chunks_pkey PRIMARY KEY (upload_id, number)
      )`);
    // Compressing data that is already compressed only takes time.
    await runner.query('ALTER TABLE people_import_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL');

    await runner.query(`
      CREATE TABLE people_import_rows (
        import_id integer NOT NULL,
        line integer NOT NULL,
        email text,
        name text,
        first_name text,
        last_name text,
        role user_role,
        employee_number integer,
        department text,
        position text,
        job_part text,
        tags text[],
        profile_image text,
        timezone text,
        locale text,
        join_date date,
        password_hash text,
        problems jsonb NOT NULL DEFAULT '[]',
        conflicts jsonb NOT NULL DEFAULT '[]',
        CONSTRAINT people_import_rows_pkey PRIMARY KEY (import_id, line),
        CONSTRAINT people_import_rows_import_fkey FOREIGN KEY (import_id) REFERENCES people_imports (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX people_import_rows_by_email ON people_import_rows (import_id, email)');
    await runner.query('CREATE INDEX people_import_rows_by_number ON people_import_rows (import_id, employee_number)');
    await runner.query(`
      CREATE INDEX people_import_rows_wrong ON people_import_rows (import_id, line) WHERE problems <> '[]' OR conflicts <> '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE people_import_rows');
    await runner.query('DROP TABLE people_import_chunks');
    await runner.query('DROP TABLE people_imports');
    await runner.query('DROP TYPE import_status');
  }
}
