import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = 'id, user_id, company_id, upload_id, step, used_delta, reserved_delta, created_at';
const ONCE = "step <> 'adjust' AND upload_id IS NOT NULL";

/**
 * Divides the quota ledger into monthly partitions. A unique index of a partitioned table must contain the time, but an upload has one step
 * of each kind, so a trigger records the steps in a table of their own. Old entries are summed up into a balance for each person and pool.
 */
export class PartitionQuotaEntries1795000070005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('LOCK TABLE quota_entries IN ACCESS EXCLUSIVE MODE');
    const former = await this.setAside(runner);
    await this.noteSteps(runner);
    await this.table(runner);
    await this.copyRights(runner, `partitions.${former}`);
    await this.adopt(runner, former);
    await this.addFolding(runner);
    await runner.query('SELECT make_partitions()');
  }

  /** Summed-up entries come back as one entry for each person and pool. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION fold_quota_entries(text, integer)');
    await runner.query('ALTER SEQUENCE quota_entries_id_seq OWNED BY NONE');
    await runner.query('ALTER TABLE quota_entries RENAME TO quota_entries_parted');
    await runner.query('CREATE TABLE quota_entries (LIKE quota_entries_parted INCLUDING DEFAULTS)');
    await runner.query(`INSERT INTO quota_entries (${COLUMNS}) SELECT ${COLUMNS} FROM quota_entries_parted`);
    await runner.query(`
      INSERT INTO quota_entries (user_id, company_id, step, used_delta, reserved_delta)
      SELECT user_id, company_id, 'adjust', used_bytes, reserved_bytes FROM quota_opening_balances`);
    await this.copyRights(runner, 'quota_entries_parted');
    for (const table of ['quota_entries_parted', 'quota_opening_balances', 'quota_steps']) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION note_quota_steps()');
    await runner.query('ALTER SEQUENCE quota_entries_id_seq OWNED BY quota_entries.id');
    await runner.query(`
      ALTER TABLE quota_entries ADD CONSTRAINT quota_entries_pkey PRIMARY KEY (id),
        ADD CONSTRAINT quota_entries_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)`);
    await runner.query('CREATE INDEX quota_entries_of_user ON quota_entries (user_id, id)');
    await runner.query("CREATE UNIQUE INDEX quota_entries_once_key ON quota_entries (upload_id, step) WHERE step <> 'adjust'");
    await this.refuseChanges(runner);
    await this.bound(runner);
  }

  /**
   * A later migration records the earlier steps; until then the index of the first partition, which also has all new entries, ensures
   * uniqueness.
   */
  private async noteSteps(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quota_steps (
        upload_id uuid NOT NULL,
        step quota_step NOT NULL,
        CONSTRAINT quota_entries_once_key PRIMARY KEY (upload_id, step)
      )`);
    await runner.query(`
      CREATE FUNCTION note_quota_steps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO public.quota_steps (upload_id, step) SELECT upload_id, step FROM added WHERE ${ONCE};
        RETURN NULL;
      END $$`);
    await runner.query('REVOKE EXECUTE ON FUNCTION note_quota_steps() FROM PUBLIC');
  }

  /** Renames the former ledger. Index names belong to a schema, so they are free again. */
  private async setAside(runner: QueryRunner): Promise<string> {
    const [limit] = (await runner.query(
      `SELECT conname AS name FROM pg_constraint WHERE conrelid = 'quota_entries'::regclass AND conname LIKE 'quota\\_entries\\_until\\_%'`,
    )) as { name: string }[];
    if (!limit) throw new Error('The migration before this one has set no limit to quota_entries.');
    await runner.query('DROP TRIGGER quota_entries_append_only ON quota_entries');
    await runner.query('ALTER SEQUENCE quota_entries_id_seq OWNED BY NONE');
    await runner.query('ALTER TABLE quota_entries SET SCHEMA partitions');
    await runner.query(`ALTER TABLE partitions.quota_entries RENAME TO ${limit.name}`);
    return limit.name;
  }

  private async table(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quota_entries (
        id bigint NOT NULL DEFAULT nextval('quota_entries_id_seq'),
        user_id integer NOT NULL,
        company_id text,
        upload_id uuid,
        step quota_step NOT NULL,
        used_delta bigint NOT NULL,
        reserved_delta bigint NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT quota_entries_pkey PRIMARY KEY (id, created_at),
        CONSTRAINT quota_entries_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      ) PARTITION BY RANGE (created_at)`);
    await runner.query('ALTER SEQUENCE quota_entries_id_seq OWNED BY quota_entries.id');
    await runner.query('CREATE INDEX quota_entries_of_user ON quota_entries (user_id, id)');
    await runner.query('CREATE TABLE partitions.quota_entries_rest PARTITION OF quota_entries DEFAULT');
    await this.refuseChanges(runner);
    await runner.query(`
      CREATE TRIGGER quota_entries_steps AFTER INSERT ON quota_entries
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_quota_steps()`);
  }

  private async refuseChanges(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TRIGGER quota_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quota_entries
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  /** Grants the rights at once, for apps that are running: the grants after the last migration would come too late. */
  private async copyRights(runner: QueryRunner, from: string): Promise<void> {
    await runner.query(`
      DO $$ DECLARE who record; BEGIN
        FOR who IN SELECT grantee::regrole AS role, privilege_type AS may FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = '${from}'::regclass
                   AND grantee <> c.relowner AND grantee <> 0 LOOP
          EXECUTE format('GRANT %s ON quota_entries TO %s', who.may, who.role);
          EXECUTE format('REVOKE %s ON ${from} FROM %s', who.may, who.role);
        END LOOP;
      END $$`);
  }

  private async adopt(runner: QueryRunner, former: string): Promise<void> {
    const [{ filled }] = (await runner.query(`SELECT EXISTS (SELECT FROM partitions.${former}) AS filled`)) as [{ filled: boolean }];
    if (!filled) {
      await runner.query(`DROP TABLE partitions.${former}`);
      return;
    }
    await runner.query(`ALTER TABLE partitions.${former} DROP CONSTRAINT quota_entries_pkey`);
    await runner.query(
      `ALTER TABLE partitions.${former} ADD CONSTRAINT ${former}_pkey PRIMARY KEY USING INDEX quota_entries_id_created_at`,
    );
    const limit = `${former.slice('quota_entries_until_'.length).replace('_', '-')}-01T00:00:00Z`;
    await runner.query(`ALTER TABLE quota_entries ATTACH PARTITION partitions.${former} FOR VALUES FROM (MINVALUE) TO ('${limit}')`);
    await runner.query(`ALTER TABLE partitions.${former} DROP CONSTRAINT ${former}`);
  }

  /**
   * Sums up and drops in one transaction, so that the total of balances and entries does not change. Steps of finished uploads are deleted
   * with them.
   */
  private async addFolding(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quota_opening_balances (
        id bigserial NOT NULL,
        user_id integer NOT NULL,
        company_id text,
        used_bytes bigint NOT NULL,
        reserved_bytes bigint NOT NULL,
        CONSTRAINT quota_opening_balances_pkey PRIMARY KEY (id),
        CONSTRAINT quota_opening_balances_key UNIQUE NULLS NOT DISTINCT (user_id, company_id),
        CONSTRAINT quota_opening_balances_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    await runner.query(`
      CREATE FUNCTION fold_quota_entries(partition text, keep_months integer) RETURNS bigint
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
      DECLARE
        bounds record;
        folded bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(7415);
        SELECT * INTO bounds FROM public.partitions_of('public.quota_entries') p WHERE p.name = partition;
        IF bounds IS NULL THEN RETURN 0; END IF;
        IF bounds.until_at > now() - make_interval(months => greatest(keep_months, 12)) THEN RAISE EXCEPTION '% is too young', partition; END IF;

        EXECUTE format('LOCK TABLE partitions.%I IN ACCESS EXCLUSIVE MODE', partition);
        EXECUTE format($sql$
          INSERT INTO public.quota_opening_balances AS b (user_id, company_id, used_bytes, reserved_bytes)
          SELECT e.user_id, e.company_id, sum(e.used_delta), sum(e.reserved_delta) FROM partitions.%I e GROUP BY e.user_id, e.company_id
          ON CONFLICT (user_id, company_id) DO UPDATE
          SET used_bytes = b.used_bytes + excluded.used_bytes, reserved_bytes = b.reserved_bytes + excluded.reserved_bytes$sql$, partition);
        EXECUTE format($sql$
          DELETE FROM public.quota_steps s USING partitions.%I e WHERE e.step = 'release' AND s.upload_id = e.upload_id$sql$, partition);
        EXECUTE format('SELECT count(*) FROM partitions.%I', partition) INTO folded;
        EXECUTE format('DROP TABLE partitions.%I', partition);
        RETURN folded;
      END $$`);
    await runner.query('REVOKE EXECUTE ON FUNCTION fold_quota_entries(text, integer) FROM PUBLIC');
  }

  /** Restores the table as the previous migration left it. */
  private async bound(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX quota_entries_id_created_at ON quota_entries (id, created_at)');
    await runner.query(`
      DO $$ DECLARE month timestamp := date_trunc('month', greatest(now(), (SELECT max(created_at) FROM quota_entries)) AT TIME ZONE 'UTC') + interval '2 months';
      BEGIN
        EXECUTE format('ALTER TABLE quota_entries ADD CONSTRAINT %I CHECK (created_at < %L)',
          'quota_entries_until_' || to_char(month, 'YYYY_MM'), month AT TIME ZONE 'UTC');
      END $$`);
  }
}
