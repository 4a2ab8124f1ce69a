import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Numbers the notifications of each person without gaps, in the order in which they become visible: the row that counts is locked until the
 * transaction ends. A trigger does it, so that the previous version numbers, too. Notifications from before have no number.
 */
export class NumberNotifications1795000093100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL lock_timeout = '5s'`);
    await runner.query(`
      CREATE TABLE notification_streams (
        user_id integer NOT NULL CONSTRAINT notification_streams_pkey PRIMARY KEY
          CONSTRAINT notification_streams_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        last_seq bigint NOT NULL DEFAULT 0,
        changes bigint NOT NULL DEFAULT 0
      )`);
    await runner.query('ALTER TABLE notifications ADD COLUMN seq bigint');
    await runner.query(`
      CREATE FUNCTION number_notification() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.user_id IS NOT NULL THEN
          INSERT INTO notification_streams AS s (user_id, last_seq) VALUES (NEW.user_id, 1)
          ON CONFLICT (user_id) DO UPDATE SET last_seq = s.last_seq + 1 RETURNING s.last_seq INTO NEW.seq;
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER notifications_number BEFORE INSERT ON notifications FOR EACH ROW EXECUTE FUNCTION number_notification()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL lock_timeout = '5s'`);
    await runner.query('DROP TRIGGER notifications_number ON notifications');
    await runner.query('DROP FUNCTION number_notification');
    await runner.query('ALTER TABLE notifications DROP COLUMN seq');
    await runner.query('DROP TABLE notification_streams');
  }
}
