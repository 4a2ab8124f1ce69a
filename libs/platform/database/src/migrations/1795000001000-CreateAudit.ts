import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log and its seals. Both are append-only. */
export class CreateAudit1795000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // json, not jsonb: the text is hashed as it was written.
    await runner.query(`
      CREATE TABLE audit_entries (
        id bigserial NOT NULL,
        company_id text,
        actor_id integer,
        action text NOT NULL,
        resource text NOT NULL,
        resource_id text,
        changes json NOT NULL,
        request_id text,
        address text,
        xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT audit_entries_pkey PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX audit_entries_of_company ON audit_entries (company_id, created_at, id)');
    await runner.query('CREATE INDEX audit_entries_of_actor ON audit_entries (actor_id, created_at, id)');
    await runner.query('CREATE INDEX audit_entries_of_resource ON audit_entries (company_id, resource, resource_id, created_at, id)');
    await runner.query('CREATE INDEX audit_entries_of_request ON audit_entries (request_id)');
    await runner.query('CREATE INDEX audit_entries_in_chain ON audit_entries (company_id, xid, id)');

    await runner.query(`
      CREATE TABLE audit_seals (
        id bigserial NOT NULL,
        company_id text,
        number integer NOT NULL,
        entries integer NOT NULL,
        last_xid bigint NOT NULL,
        last_id bigint NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL,
        sealed_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT audit_seals_pkey PRIMARY KEY (id),
        CONSTRAINT audit_seals_number_key UNIQUE NULLS NOT DISTINCT (company_id, number),
        CONSTRAINT audit_seals_entries_check CHECK (entries > 0)
      )`);

    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`);
    for (const table of ['audit_entries', 'audit_seals'])
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_seals');
    await runner.query('DROP TABLE audit_entries');
    await runner.query('DROP FUNCTION refuse_change()');
  }
}
