import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['notifications', 'notification_mails', 'notification_deliveries'];

/**
 * Deliveries to an address without a person, and reminders, which have an occasion in place of an event. The previous version writes
 * neither, and shows a delivery without a person as one to nobody.
 */
export class AccountForDirectMailsAndReminders1795000092000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TYPE notification_suppression ADD VALUE IF NOT EXISTS 'outdated'`);
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} ALTER COLUMN user_id DROP NOT NULL`);
    await runner.query('ALTER TABLE notifications ALTER COLUMN source DROP NOT NULL, ADD COLUMN occasion text');
  }

  /** The value stays, because Postgres cannot remove one from a type. No row has it, and `up` finds it again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM notifications WHERE user_id IS NULL OR source IS NULL');
    await runner.query('DELETE FROM notification_mails WHERE user_id IS NULL');
    await runner.query(`UPDATE notification_deliveries SET reason = 'lost_access' WHERE reason::text = 'outdated'`);
    await runner.query('ALTER TABLE notifications DROP COLUMN occasion, ALTER COLUMN source SET NOT NULL');
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} ALTER COLUMN user_id SET NOT NULL`);
  }
}
