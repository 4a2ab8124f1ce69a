import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bulk operations with their rows: previews, runs and undos. The previous version ignores them, and leaves their jobs to newer workers. */
export class CreateBulkOperations1795000096000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE bulk_status AS ENUM ('previewed', 'running', 'finished', 'undoing', 'undone')`);
    await runner.query(`CREATE TYPE bulk_row_status AS ENUM ('pending', 'done', 'changed_since', 'refused', 'undone')`);
    await runner.query(`
      CREATE TABLE bulk_operations (
        id serial CONSTRAINT bulk_operations_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT bulk_operations_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        user_id integer NOT NULL CONSTRAINT bulk_operations_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        session_id integer NOT NULL,
        resource text NOT NULL,
        action text NOT NULL,
        values jsonb NOT NULL,
        token_hash text NOT NULL,
        row_count integer NOT NULL,
        status bulk_status NOT NULL DEFAULT 'previewed',
        expires_at timestamptz(3) NOT NULL,
        job_id bigint,
        undo_token_hash text,
        undo_expires_at timestamptz(3),
        undo_job_id bigint,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      )`);
    await runner.query('CREATE UNIQUE INDEX bulk_operations_token_key ON bulk_operations (token_hash)');
    await runner.query('CREATE UNIQUE INDEX bulk_operations_undo_key ON bulk_operations (undo_token_hash)');
    await runner.query('CREATE INDEX bulk_operations_of_user ON bulk_operations (user_id, id)');
    await runner.query('CREATE INDEX bulk_operations_of_company ON bulk_operations (company_id)');
    await runner.query('CREATE INDEX bulk_operations_by_age ON bulk_operations (updated_at)');
    await runner.query(`
      CREATE TABLE bulk_rows (
        operation_id integer NOT NULL CONSTRAINT bulk_rows_operation_fkey REFERENCES bulk_operations (id) ON DELETE CASCADE,
        position integer NOT NULL,
        company_id text NOT NULL,
        status bulk_row_status NOT NULL DEFAULT 'pending',
        resource_id integer,
        version integer,
        input jsonb,
        before jsonb,
        code text,
        error text,
        details jsonb,
        CONSTRAINT bulk_rows_pkey PRIMARY KEY (operation_id, position)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bulk_rows');
    await runner.query('DROP TABLE bulk_operations');
    await runner.query('DROP TYPE bulk_row_status');
    await runner.query('DROP TYPE bulk_status');
  }
}
