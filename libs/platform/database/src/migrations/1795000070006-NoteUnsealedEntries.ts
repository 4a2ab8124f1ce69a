import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Marks older entries that no seal covers, while others write. No worker seals meanwhile: older ones are refused, newer ones have not
 * started.
 */
export class NoteUnsealedEntries1795000070006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const note = `INSERT INTO audit_unsealed SELECT coalesce(e.company_id, ''), e.id, e.created_at FROM`;
    // One index lookup per company, however long their logs are.
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
        SELECT * FROM audit_entries e WHERE e.company_id = h.company_id AND (e.xid, e.id) > (h.last_xid, h.last_id)) e ON true
      ON CONFLICT DO NOTHING`);
    await runner.query(`
      ${note} audit_entries e WHERE e.company_id IS NULL AND (e.xid, e.id) > (
        SELECT coalesce(max(last_xid), 0), coalesce(max(last_id), 0) FROM audit_heads WHERE company_id IS NULL)
      ON CONFLICT DO NOTHING`);
    await this.noteRestored(runner, note);
  }

  /** They stay marked: the table is dropped with the migration that created it. */
  async down(): Promise<void> {}

  /**
   * In a cluster that has restarted its transaction numbers, entries younger than the head are unsealed, and their numbers mean nothing.
   */
  private async noteRestored(runner: QueryRunner, note: string): Promise<void> {
    const restored = `audit_heads h JOIN audit_entries e ON e.company_id IS NOT DISTINCT FROM h.company_id AND e.created_at > h.sealed_at
      AND (e.xid, e.id) <= (h.last_xid, h.last_id) WHERE h.last_xid >= (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint`;
    const ids = (await runner.query(`SELECT e.id FROM ${restored}`)) as { id: number }[];
    if (ids.length === 0) return;
    await runner.query(`${note} ${restored} ON CONFLICT DO NOTHING`);
    await runner.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only');
    await runner.query('UPDATE audit_entries SET xid = NULL WHERE id = ANY ($1::bigint[])', [ids.map(({ id }) => id)]);
    await runner.query('ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only');
  }
}
