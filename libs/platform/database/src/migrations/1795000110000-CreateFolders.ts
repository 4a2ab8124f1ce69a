import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Folders of documents, and the entries of access lists. The previous version ignores them. */
export class CreateFolders1795000110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      CREATE TABLE folders (
        id serial CONSTRAINT folders_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT folders_company_fkey REFERENCES companies (id),
        parent_id integer,
        path integer[] NOT NULL DEFAULT '{}',
        name text NOT NULL,
        department_id integer,
        is_private boolean NOT NULL DEFAULT false,
        created_by integer NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        trashed_at timestamptz(3),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT folders_of_company_key UNIQUE (company_id, id),
        CONSTRAINT folders_parent_check CHECK (parent_id <> id),
        CONSTRAINT folders_parent_fkey FOREIGN KEY (company_id, parent_id) REFERENCES folders (company_id, id),
        CONSTRAINT folders_department_fkey FOREIGN KEY (company_id, department_id) REFERENCES departments (company_id, id),
        CONSTRAINT folders_creator_fkey FOREIGN KEY (company_id, created_by) REFERENCES users (company_id, id)
      )`);
    await runner.query('CREATE INDEX folders_of_parent ON folders (company_id, parent_id)');
    await runner.query('CREATE INDEX folders_of_department ON folders (company_id, department_id)');
    await runner.query('CREATE INDEX folders_path ON folders USING gin (path)');
    await runner.query(`
      CREATE UNIQUE INDEX folders_name_key ON folders (company_id, coalesce(parent_id, 0), lower(name)) WHERE trashed_at IS NULL`);
    await runner.query(`
      CREATE FUNCTION set_folder_path() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.path := coalesce((SELECT f.path FROM folders f WHERE f.company_id = NEW.company_id AND f.id = NEW.parent_id), '{}') || NEW.id;
        RETURN NEW;
      END $$`);
    await runner.query('CREATE TRIGGER folders_path BEFORE INSERT ON folders FOR EACH ROW EXECUTE FUNCTION set_folder_path()');
    await runner.query("CREATE TYPE principal_kind AS ENUM ('user', 'department', 'role', 'mentorship', 'company')");
    await runner.query("CREATE TYPE access_level AS ENUM ('view', 'comment', 'edit')");
    await runner.query(`
      CREATE TABLE document_access (
        id serial CONSTRAINT document_access_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT document_access_company_fkey REFERENCES companies (id),
        folder_id integer,
        document_id integer,
        principal_kind principal_kind NOT NULL,
        principal_id text,
        level access_level NOT NULL,
        manages boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT document_access_thing_check CHECK (num_nonnulls(folder_id, document_id) = 1),
        CONSTRAINT document_access_principal_check CHECK ((principal_kind = 'company') = (principal_id IS NULL)),
        CONSTRAINT document_access_folder_fkey FOREIGN KEY (company_id, folder_id) REFERENCES folders (company_id, id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX document_access_entry_key
      ON document_access (coalesce(folder_id, 0), coalesce(document_id, 0), principal_kind, coalesce(principal_id, ''))`);
    await runner.query('CREATE INDEX document_access_of_folder ON document_access (folder_id) WHERE folder_id IS NOT NULL');
    await runner.query('CREATE INDEX document_access_of_document ON document_access (document_id) WHERE document_id IS NOT NULL');
    await runner.query('CREATE INDEX document_access_of_principal ON document_access (company_id, principal_kind, principal_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE document_access');
    await runner.query('DROP TABLE folders');
    await runner.query('DROP FUNCTION set_folder_path()');
    await runner.query('DROP TYPE access_level');
    await runner.query('DROP TYPE principal_kind');
  }
}
