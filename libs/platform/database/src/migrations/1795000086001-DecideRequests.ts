import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps the version and the state that a request was made on, and renames `done` to `settled` and `dismissed` to `refused`. The previous
 * version may still run: it reads the new statuses as text, and a trigger renames those that it writes. A migration of the next release
 * drops the trigger and its function, when that version can no longer run.
 */
export class DecideRequests1795000086001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE requests ADD COLUMN asked_version integer, ADD COLUMN asked_state jsonb');
    await runner.query(`
      CREATE FUNCTION rename_request_status() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.status = CASE NEW.status WHEN 'done' THEN 'settled' WHEN 'dismissed' THEN 'refused' ELSE NEW.status END;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER requests_rename_status BEFORE INSERT OR UPDATE OF status ON requests
      FOR EACH ROW WHEN (NEW.status IN ('done', 'dismissed')) EXECUTE FUNCTION rename_request_status()`);
    await runner.query("UPDATE requests SET status = status WHERE status IN ('done', 'dismissed')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER requests_rename_status ON requests');
    await runner.query('DROP FUNCTION rename_request_status');
    await runner.query(`
      UPDATE requests SET status = CASE WHEN status IN ('approved', 'settled') THEN 'done' ELSE 'dismissed' END::request_status
      WHERE status IN ('approved', 'refused', 'settled', 'withdrawn', 'void')`);
    await runner.query('ALTER TABLE requests DROP COLUMN asked_version, DROP COLUMN asked_state');
  }
}
