import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry's place in its chain is drawn when it is sealed. A trigger notes each new entry as unsealed; a seal of format 2 lists the entries that
 * it covers, and takes the notes away. A worker of the version before this one finds nothing to seal any more: its order is by the transaction's
 * number, and from now on entries have none.
 */
export class DrawPlacesAtSealing1795000070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Nobody writes to the log or seals it until the end of this: what is unsealed is noted once, and by the trigger from then on.
    await runner.query('LOCK TABLE audit_entries, audit_seals IN ACCESS EXCLUSIVE MODE');
    await runner.query('ALTER TABLE audit_entries ALTER xid DROP DEFAULT, ALTER xid DROP NOT NULL');
    await runner.query(`
      ALTER TABLE audit_seals ADD COLUMN format smallint NOT NULL DEFAULT 1, ADD COLUMN last_place bigint, ADD COLUMN first_at timestamptz(3),
        ADD COLUMN last_at timestamptz(3), ADD COLUMN entries_hash text, ADD COLUMN entry_ids bigint[], ALTER last_xid DROP NOT NULL`);
    // Rows come and go: left to the usual share of the table, dead ones would be read for hours.
    await runner.query(`
      CREATE TABLE audit_unsealed (
        chain text NOT NULL,
        entry_id bigint NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT audit_unsealed_pkey PRIMARY KEY (chain, entry_id)
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`);
    await this.noteUnsealed(runner);
    await this.addTrigger(runner);
  }

  /** What it has sealed in format 2 is unsealed again, with the number of this transaction, and in the order of its ids. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER audit_entries_unsealed ON audit_entries');
    await runner.query('DROP FUNCTION note_unsealed()');
    await runner.query('DROP TABLE audit_unsealed');
    await rewriting(runner, 'audit_seals', 'DELETE FROM audit_seals WHERE format = 2');
    await rewriting(runner, 'audit_entries', 'UPDATE audit_entries SET xid = pg_current_xact_id()::text::bigint WHERE xid IS NULL');
    await runner.query(`
      ALTER TABLE audit_seals DROP COLUMN format, DROP COLUMN last_place, DROP COLUMN first_at, DROP COLUMN last_at, DROP COLUMN entries_hash,
        DROP COLUMN entry_ids, ALTER last_xid SET NOT NULL`);
    await runner.query('ALTER TABLE audit_entries ALTER xid SET DEFAULT (pg_current_xact_id()::text)::bigint, ALTER xid SET NOT NULL');
  }

  /** Notes what comes after the head of each chain. In a restored cluster, which counts transactions anew, that is what is younger than the head. */
  private async noteUnsealed(runner: QueryRunner): Promise<void> {
    const note = `INSERT INTO audit_unsealed SELECT coalesce(e.company_id, ''), e.id, e.created_at FROM`;
    await runner.query(`
      CREATE TEMPORARY TABLE audit_heads ON COMMIT DROP AS
      WITH RECURSIVE chains AS (
        (SELECT company_id FROM audit_entries WHERE company_id IS NOT NULL ORDER BY company_id LIMIT 1)
        UNION ALL
        SELECT (SELECT e.company_id FROM audit_entries e WHERE e.company_id > c.company_id ORDER BY e.company_id LIMIT 1)
        FROM chains c WHERE c.company_id IS NOT NULL
      )
      SELECT c.company_id, coalesce(s.last_xid, 0) AS last_xid, coalesce(s.last_id, 0) AS last_id, s.sealed_at FROM chains c
      LEFT JOIN LATERAL (
        SELECT last_xid, last_id, sealed_at FROM audit_seals s WHERE s.company_id IS NOT DISTINCT FROM c.company_id ORDER BY number DESC LIMIT 1
      ) s ON true`);
    await runner.query(`
      ${note} audit_heads h JOIN LATERAL (
        SELECT * FROM audit_entries e WHERE e.company_id = h.company_id AND (e.xid, e.id) > (h.last_xid, h.last_id)) e ON true`);
    await runner.query(`
      ${note} audit_entries e WHERE e.company_id IS NULL AND (e.xid, e.id) > (
        SELECT coalesce(max(last_xid), 0), coalesce(max(last_id), 0) FROM audit_heads WHERE company_id IS NULL)`);
    await runner.query(`
      ${note} audit_heads h JOIN audit_entries e ON e.company_id IS NOT DISTINCT FROM h.company_id AND e.created_at > h.sealed_at
      WHERE h.last_xid >= (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint ON CONFLICT DO NOTHING`);
    await rewriting(runner, 'audit_entries', 'UPDATE audit_entries SET xid = NULL WHERE id IN (SELECT entry_id FROM audit_unsealed)');
  }

  /** The function runs as the owner of the tables: the apps add to the log, and cannot keep an entry from being noted. */
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
}

/** Does to an append-only table what its trigger refuses. */
async function rewriting(runner: QueryRunner, table: string, statement: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_append_only`);
  await runner.query(statement);
  await runner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_append_only`);
}
