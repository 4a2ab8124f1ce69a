import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = 'id, company_id, actor_id, action, resource, resource_id, changes, request_id, address, xid, created_at';

/**
 * Divides the audit log into monthly partitions, in a schema to which the apps have no rights: they read and write only through the table.
 * An existing log becomes the first partition unchanged. A default partition takes all other rows, so that none is ever refused.
 */
export class PartitionAuditEntries1795000070002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('LOCK TABLE audit_entries IN ACCESS EXCLUSIVE MODE');
    await runner.query('CREATE SCHEMA partitions');
    await this.functions(runner);
    const former = await this.setAside(runner);
    await this.table(runner);
    await this.share(runner, former);
    await this.adopt(runner, former);
    await runner.query('SELECT make_partitions()');
  }

  /** Writes all rows of the partitions back. Archived entries do not return. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION make_partitions()');
    await runner.query('ALTER SEQUENCE audit_entries_id_seq OWNED BY NONE');
    await runner.query('ALTER TABLE audit_entries RENAME TO audit_entries_parted');
    await runner.query('CREATE TABLE audit_entries (LIKE audit_entries_parted INCLUDING DEFAULTS)');
    await runner.query(`INSERT INTO audit_entries (${COLUMNS}) SELECT ${COLUMNS} FROM audit_entries_parted`);
    await this.copyRights(runner, 'audit_entries_parted');
    await runner.query('DROP TABLE audit_entries_parted');
    await runner.query('ALTER SEQUENCE audit_entries_id_seq OWNED BY audit_entries.id');
    await runner.query('ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (id)');
    await this.indexes(runner);
    await runner.query('CREATE INDEX audit_entries_in_chain ON audit_entries (company_id, xid, id)');
    await this.triggers(runner);
    await this.bound(runner);
    await runner.query('DROP FUNCTION partitions_of(regclass)');
    await runner.query('DROP SCHEMA partitions');
  }

  /** Both read the catalogue in the same way for every role. Bounds are those of `created_at`; `from_at` is null if there is none. */
  private async functions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION partitions_of(parent regclass) RETURNS TABLE (name text, from_at timestamptz, until_at timestamptz)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT c.relname::text, substring(bound FROM 'FROM \\(''([^'']+)''\\)')::timestamptz, substring(bound FROM 'TO \\(''([^'']+)''\\)')::timestamptz
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid CROSS JOIN LATERAL pg_get_expr(c.relpartbound, c.oid) bound
        WHERE i.inhparent = parent AND bound <> 'DEFAULT'
      $$`);
    // A month with rows in the default partition gets a partition of its own, too, and they are moved. The statement triggers of the table
    // do not fire.
    await runner.query(`
      CREATE FUNCTION make_partitions() RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
      DECLARE
        parent record;
        month timestamptz;
        part text;
        made integer := 0;
      BEGIN
        PERFORM pg_advisory_xact_lock(7413);
        FOR parent IN
          SELECT c.oid, c.relname AS name, d.relname AS rest FROM pg_partitioned_table p
          JOIN pg_class c ON c.oid = p.partrelid JOIN pg_class d ON d.oid = p.partdefid WHERE c.relnamespace = 'public'::regnamespace
        LOOP
          FOR month IN EXECUTE format($sql$
            SELECT date_trunc('month', now()) + n * interval '1 month' FROM generate_series(0, 3) n UNION
            SELECT DISTINCT date_trunc('month', created_at) FROM partitions.%I
            WHERE created_at >= '2000-01-01' AND created_at < date_trunc('month', now()) + interval '3 months'$sql$, parent.rest)
          LOOP
            CONTINUE WHEN EXISTS (
              SELECT FROM public.partitions_of(parent.oid) p WHERE (p.from_at IS NULL OR p.from_at <= month) AND month < p.until_at);
            part := format('%s_%s', parent.name, to_char(month, 'YYYY_MM'));
            EXECUTE format('LOCK TABLE partitions.%I IN ACCESS EXCLUSIVE MODE', parent.rest);
            EXECUTE format('CREATE TABLE partitions.%I (LIKE public.%I INCLUDING DEFAULTS)', part, parent.name);
            EXECUTE format('WITH moved AS (DELETE FROM partitions.%I WHERE created_at >= %L AND created_at < %L RETURNING *)
              INSERT INTO partitions.%I SELECT * FROM moved', parent.rest, month, month + interval '1 month', part);
            EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)',
              parent.name, part, month, month + interval '1 month');
            made := made + 1;
          END LOOP;
        END LOOP;
        RETURN made;
      END $$`);
    for (const name of ['partitions_of(regclass)', 'make_partitions()'])
      await runner.query(`REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC`);
  }

  /** Renames the former log. Index names belong to a schema, so they are free again. */
  private async setAside(runner: QueryRunner): Promise<string> {
    const [limit] = (await runner.query(
      `SELECT conname AS name FROM pg_constraint WHERE conrelid = 'audit_entries'::regclass AND conname LIKE 'audit\\_entries\\_until\\_%'`,
    )) as { name: string }[];
    if (!limit) throw new Error('The migration before this one has set no limit to audit_entries.');
    await runner.query('DROP TRIGGER audit_entries_append_only ON audit_entries');
    await runner.query('DROP TRIGGER audit_entries_unsealed ON audit_entries');
    await runner.query('ALTER SEQUENCE audit_entries_id_seq OWNED BY NONE');
    await runner.query('ALTER TABLE audit_entries SET SCHEMA partitions');
    await runner.query(`ALTER TABLE partitions.audit_entries RENAME TO ${limit.name}`);
    return limit.name;
  }

  private async table(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        id bigint NOT NULL DEFAULT nextval('audit_entries_id_seq'),
        company_id text,
        actor_id integer,
        action text NOT NULL,
        resource text NOT NULL,
        resource_id text,
        changes json NOT NULL,
        request_id text,
        address text,
        xid bigint,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT audit_entries_pkey PRIMARY KEY (id, created_at)
      ) PARTITION BY RANGE (created_at)`);
    await runner.query('ALTER SEQUENCE audit_entries_id_seq OWNED BY audit_entries.id');
    await this.indexes(runner);
    await runner.query('CREATE TABLE partitions.audit_entries_rest PARTITION OF audit_entries DEFAULT');
    await this.triggers(runner);
  }

  private async indexes(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX audit_entries_of_company ON audit_entries (company_id, created_at, id)');
    await runner.query('CREATE INDEX audit_entries_of_actor ON audit_entries (actor_id, created_at, id)');
    await runner.query('CREATE INDEX audit_entries_of_resource ON audit_entries (company_id, resource, resource_id, created_at, id)');
    await runner.query('CREATE INDEX audit_entries_of_request ON audit_entries (request_id)');
  }

  private async triggers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER audit_entries_unsealed AFTER INSERT ON audit_entries
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_unsealed()`);
  }

  /** Grants the rights at once, for apps that are running: the grants after the last migration would come too late. */
  private async share(runner: QueryRunner, former: string): Promise<void> {
    await this.copyRights(runner, `partitions.${former}`);
    await runner.query(`
      DO $$ DECLARE who record; BEGIN
        FOR who IN SELECT DISTINCT grantee::regrole AS role FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = 'partitions.${former}'::regclass
                   AND grantee <> c.relowner AND grantee <> 0 LOOP
          EXECUTE format('REVOKE ALL ON partitions.${former} FROM %s', who.role);
        END LOOP;
      END $$`);
  }

  private async copyRights(runner: QueryRunner, from: string): Promise<void> {
    await runner.query(`
      DO $$ DECLARE who record; BEGIN
        FOR who IN SELECT grantee::regrole AS role, privilege_type AS may FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = '${from}'::regclass
                   AND grantee <> c.relowner AND grantee <> 0 LOOP
          EXECUTE format('GRANT %s ON audit_entries TO %s', who.may, who.role);
        END LOOP;
      END $$`);
  }

  /** Attaches a non-empty log as a partition. It keeps its indexes: those that the table also has are not built again. */
  private async adopt(runner: QueryRunner, former: string): Promise<void> {
    const [{ filled }] = (await runner.query(`SELECT EXISTS (SELECT FROM partitions.${former}) AS filled`)) as [{ filled: boolean }];
    if (!filled) {
      await runner.query(`DROP TABLE partitions.${former}`);
      return;
    }
    await runner.query(`ALTER TABLE partitions.${former} DROP CONSTRAINT audit_entries_pkey`);
    await runner.query(
      `ALTER TABLE partitions.${former} ADD CONSTRAINT ${former}_pkey PRIMARY KEY USING INDEX audit_entries_id_created_at`,
    );
    const limit = `${former.slice('audit_entries_until_'.length).replace('_', '-')}-01T00:00:00Z`;
    await runner.query(`ALTER TABLE audit_entries ATTACH PARTITION partitions.${former} FOR VALUES FROM (MINVALUE) TO ('${limit}')`);
    await runner.query(`ALTER TABLE partitions.${former} DROP CONSTRAINT ${former}`);
  }

  /** Restores the table as the previous migration left it. */
  private async bound(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX audit_entries_id_created_at ON audit_entries (id, created_at)');
    await runner.query(`
      DO $$ DECLARE month timestamp := date_trunc('month', greatest(now(), (SELECT max(created_at) FROM audit_entries)) AT TIME ZONE 'UTC') + interval '2 months';
      BEGIN
        EXECUTE format('ALTER TABLE audit_entries ADD CONSTRAINT %I CHECK (created_at < %L)',
          'audit_entries_until_' || to_char(month, 'YYYY_MM'), month AT TIME ZONE 'UTC');
      END $$`);
  }
}
