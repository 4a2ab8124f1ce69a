import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log, which refuses to be rewritten. */
export class CreateAudit1795000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        id bigserial NOT NULL,
        company_id text,
        actor_id integer,
        action text NOT NULL,
        resource text NOT NULL,
        resource_id text NOT NULL,
        changes jsonb NOT NULL,
        request_id text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT audit_entries_pkey PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX audit_entries_resource ON audit_entries (resource, resource_id)');
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`);
    await runner.query(`
      CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_entries');
    await runner.query('DROP FUNCTION refuse_change()');
  }
}
