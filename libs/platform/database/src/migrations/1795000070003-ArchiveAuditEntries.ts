import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates the tables for archived entries, and the function that is the only way to drop a partition of the log. */
export class ArchiveAuditEntries1795000070003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_archives (
        id bigserial NOT NULL,
        partition text NOT NULL,
        part integer NOT NULL,
        from_at timestamptz(3),
        until_at timestamptz(3) NOT NULL,
        entries bigint NOT NULL,
        chains jsonb NOT NULL,
        first_seal_id bigint NOT NULL,
        last_seal_id bigint NOT NULL,
        object_id uuid NOT NULL,
        size_bytes bigint NOT NULL,
        sha256 text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT audit_archives_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`
      CREATE TABLE audit_archived_entries (
        entry_id bigint NOT NULL,
        hash text NOT NULL,
        CONSTRAINT audit_archived_entries_pkey PRIMARY KEY (entry_id)
      )`);
    for (const table of ['audit_archives', 'audit_archived_entries'])
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query('ALTER TABLE audit_verdicts ADD COLUMN archived bigint NOT NULL DEFAULT 0');
    await this.addDrop(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION drop_archived_entries(text, integer)');
    await runner.query('ALTER TABLE audit_verdicts DROP COLUMN archived');
    await runner.query('DROP TABLE audit_archived_entries');
    await runner.query('DROP TABLE audit_archives');
  }

  /** The function itself checks that the partition is old, fully sealed, and fully recorded by this transaction. */
  private async addDrop(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION drop_archived_entries(partition text, keep_months integer) RETURNS bigint
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
      DECLARE
        bounds record;
        found bigint;
        noted bigint;
        unsealed bigint;
      BEGIN
        SELECT * INTO bounds FROM public.partitions_of('public.audit_entries') p WHERE p.name = partition;
        IF bounds IS NULL THEN RAISE EXCEPTION '% is no partition of the audit log', partition; END IF;
        IF bounds.until_at > now() - make_interval(months => greatest(keep_months, 12)) THEN RAISE EXCEPTION '% is too young', partition; END IF;

        EXECUTE format('LOCK TABLE partitions.%I IN ACCESS EXCLUSIVE MODE', partition);
        EXECUTE format($sql$
          SELECT count(*), count(*) FILTER (WHERE s.id IS NULL AND NOT (e.xid IS NOT NULL AND EXISTS (
            SELECT FROM public.audit_seals f WHERE f.format = 1 AND f.company_id IS NOT DISTINCT FROM e.company_id
            AND (f.last_xid, f.last_id) >= (e.xid, e.id))))
          FROM partitions.%I e LEFT JOIN (
            SELECT DISTINCT s.company_id, unnest(s.entry_ids) AS id FROM public.audit_seals s WHERE s.last_at >= $1 AND s.first_at < $2
          ) s ON s.id = e.id AND s.company_id IS NOT DISTINCT FROM e.company_id$sql$, partition)
        INTO found, unsealed USING coalesce(bounds.from_at, '-infinity'), bounds.until_at;
        IF unsealed > 0 THEN RAISE EXCEPTION '% has % entries that are not sealed', partition, unsealed; END IF;

        SELECT coalesce(sum(a.entries), 0) INTO noted FROM public.audit_archives a
        WHERE a.partition = drop_archived_entries.partition AND a.created_at = now()::timestamptz(3);
        IF noted <> found THEN RAISE EXCEPTION '% has % entries, and % are noted as archived', partition, found, noted; END IF;
        EXECUTE format('DROP TABLE partitions.%I', partition);
        RETURN found;
      END $$`);
    await runner.query('REVOKE EXECUTE ON FUNCTION drop_archived_entries(text, integer) FROM PUBLIC');
  }
}
