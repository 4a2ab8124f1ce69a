import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry gets its place in its chain when it is sealed. A trigger marks each new entry as unsealed; a seal of format 2 lists the entries
 * that it covers, and removes the marks. A later migration marks the entries that are unsealed now, because this one blocks writers for a
 * moment. A worker of the previous version may still run, but cannot seal: it is refused while it finds old entries, and finds none once
 * they are sealed.
 */
export class DrawPlacesAtSealing1795000070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Entries up to here have a transaction number. Later ones are marked as unsealed.
    await runner.query('LOCK TABLE audit_entries, audit_seals IN ACCESS EXCLUSIVE MODE');
    await runner.query('ALTER TABLE audit_entries ALTER xid DROP DEFAULT, ALTER xid DROP NOT NULL');
    await runner.query(`
      ALTER TABLE audit_seals ADD COLUMN format smallint NOT NULL DEFAULT 1, ADD COLUMN last_place bigint, ADD COLUMN first_at timestamptz(3),
        ADD COLUMN last_at timestamptz(3), ADD COLUMN entries_hash text, ADD COLUMN entry_ids bigint[], ALTER last_xid DROP NOT NULL`);
    // Rows are short-lived: with autovacuum's usual threshold, queries would read dead ones for hours.
    await runner.query(`
      CREATE TABLE audit_unsealed (
        chain text NOT NULL,
        entry_id bigint NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT audit_unsealed_pkey PRIMARY KEY (chain, entry_id)
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`);
    await this.addTrigger(runner);
    await this.refuseFormerSeals(runner);
  }

  /** Entries that were sealed in format 2 become unsealed again, with the number of this transaction, in the order of their ids. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER audit_entries_unsealed ON audit_entries');
    await runner.query('DROP FUNCTION note_unsealed()');
    await runner.query('DROP TRIGGER audit_seals_format ON audit_seals');
    await runner.query('DROP FUNCTION refuse_former_seal()');
    await runner.query('DROP TABLE audit_unsealed');
    await rewriting(runner, 'audit_seals', 'DELETE FROM audit_seals WHERE format = 2');
    await rewriting(runner, 'audit_entries', 'UPDATE audit_entries SET xid = pg_current_xact_id()::text::bigint WHERE xid IS NULL');
    await runner.query(`
      ALTER TABLE audit_seals DROP COLUMN format, DROP COLUMN last_place, DROP COLUMN first_at, DROP COLUMN last_at, DROP COLUMN entries_hash,
        DROP COLUMN entry_ids, ALTER last_xid SET NOT NULL`);
    await runner.query('ALTER TABLE audit_entries ALTER xid SET DEFAULT (pg_current_xact_id()::text)::bigint, ALTER xid SET NOT NULL');
  }

  /** The function runs as the owner of the tables: the apps append to the log, and cannot prevent an entry from being marked. */
  private async addTrigger(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION note_unsealed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO public.audit_unsealed (chain, entry_id, created_at) SELECT coalesce(company_id, ''), id, created_at FROM added;
        RETURN NULL;
      END $$`);
    await runner.query('REVOKE EXECUTE ON FUNCTION note_unsealed() FROM PUBLIC');
    await runner.query(`
      CREATE TRIGGER audit_entries_unsealed AFTER INSERT ON audit_entries
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed()`);
  }

  private async refuseFormerSeals(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_former_seal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'seals of format 1 are no longer made'; END $$`);
    await runner.query(`
      CREATE TRIGGER audit_seals_format BEFORE INSERT ON audit_seals
      FOR EACH ROW WHEN (NEW.format = 1) EXECUTE FUNCTION refuse_former_seal()`);
  }
}

/** Changes an append-only table in spite of its trigger. */
async function rewriting(runner: QueryRunner, table: string, statement: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_append_only`);
  await runner.query(statement);
  await runner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_append_only`);
}
