import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Records each archive of the audit log in the log itself, by a trigger, so that its row is sealed with all other entries. A worker of the
 * previous version adds its rows as before. Earlier archives get their entries here, with their own times.
 */
export class WriteArchivesIntoTheLog1795000080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_archives ADD COLUMN entry_id bigint');
    // Times have the same text in every session, because the text is hashed.
    await runner.query(`
      CREATE FUNCTION facts_of_archive(a audit_archives) RETURNS json
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
        SELECT json_build_object('partition', json_build_array(NULL, a.partition), 'part', json_build_array(NULL, a.part),
          'from_at', json_build_array(NULL, a.from_at), 'until_at', json_build_array(NULL, a.until_at),
          'entries', json_build_array(NULL, a.entries), 'chains', json_build_array(NULL, a.chains), 'sha256', json_build_array(NULL, a.sha256))
      $$`);
    await runner.query(`
      CREATE FUNCTION write_archive() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        NEW.created_at := now();
        INSERT INTO public.audit_entries (action, resource, resource_id, changes, created_at)
        VALUES ('audit.archive', 'audit', NEW.id, public.facts_of_archive(NEW), NEW.created_at) RETURNING id INTO NEW.entry_id;
        RETURN NEW;
      END $$`);
    await runner.query('REVOKE EXECUTE ON FUNCTION write_archive() FROM PUBLIC');
    await this.writeFormer(runner);
    await runner.query('ALTER TABLE audit_archives ALTER COLUMN entry_id SET NOT NULL');
    await runner.query(
      'CREATE TRIGGER audit_archives_written BEFORE INSERT ON audit_archives FOR EACH ROW EXECUTE FUNCTION write_archive()',
    );
  }

  /** The entries stay in the log, which is append-only. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER audit_archives_written ON audit_archives');
    await runner.query('DROP FUNCTION write_archive()');
    await runner.query('DROP FUNCTION facts_of_archive(audit_archives)');
    await runner.query('ALTER TABLE audit_archives DROP COLUMN entry_id');
  }

  private async writeFormer(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_archives DISABLE TRIGGER audit_archives_append_only');
    await runner.query(`
      WITH written AS (
        INSERT INTO audit_entries (action, resource, resource_id, changes, created_at)
        SELECT 'audit.archive', 'audit', a.id, facts_of_archive(a), a.created_at FROM audit_archives a RETURNING id, resource_id)
      UPDATE audit_archives a SET entry_id = w.id FROM written w WHERE w.resource_id = a.id::text`);
    await runner.query('ALTER TABLE audit_archives ENABLE TRIGGER audit_archives_append_only');
  }
}
