import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refuses to drop a partition of the audit log from which an entry is missing that a seal lists: nothing would show that afterwards. */
export class MissLostEntriesBeforeDrop1795000080001 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return this.replace(
      runner,
      `
        EXECUTE format($sql$
          SELECT count(*) FROM public.audit_seals s CROSS JOIN LATERAL unnest(s.entry_ids) listed (id)
          WHERE s.first_at >= $1 AND s.last_at < $2 AND (cardinality(s.entry_ids) <> s.entries
            OR NOT EXISTS (SELECT FROM partitions.%I e WHERE e.id = listed.id))$sql$, partition)
        INTO lost USING coalesce(bounds.from_at, '-infinity'), bounds.until_at;
        IF lost > 0 THEN RAISE EXCEPTION '% has lost % sealed entries', partition, lost; END IF;
`,
    );
  }

  down(runner: QueryRunner): Promise<void> {
    return this.replace(runner, '');
  }

  /** The function is as before, with one more check. */
  private async replace(runner: QueryRunner, check: string): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION drop_archived_entries(partition text, keep_months integer) RETURNS bigint
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
      DECLARE
        bounds record;
        found bigint;
        noted bigint;
        unsealed bigint;
        lost bigint;
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
${check}
        SELECT coalesce(sum(a.entries), 0) INTO noted FROM public.audit_archives a
        WHERE a.partition = drop_archived_entries.partition AND a.created_at = now()::timestamptz(3);
        IF noted <> found THEN RAISE EXCEPTION '% has % entries, and % are noted as archived', partition, found, noted; END IF;
        EXECUTE format('DROP TABLE partitions.%I', partition);
        RETURN found;
      END $$`);
  }
}
