import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Browsers that get notifications, and their channel. The previous version would mail a delivery by push, so the keys of web push are set
 * when every worker is new: without them nobody subscribes.
 */
export class PushNotifications1795000098001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`ALTER TYPE notification_channel ADD VALUE IF NOT EXISTS 'push'`);
    await runner.query(`
      CREATE TABLE push_subscriptions (
        id serial CONSTRAINT push_subscriptions_pkey PRIMARY KEY,
        user_id integer NOT NULL CONSTRAINT push_subscriptions_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        session_id integer NOT NULL CONSTRAINT push_subscriptions_session_fkey REFERENCES sessions (id) ON DELETE CASCADE,
        endpoint text NOT NULL,
        p256dh text NOT NULL,
        auth text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE UNIQUE INDEX push_subscriptions_endpoint ON push_subscriptions (endpoint)');
    await runner.query('CREATE INDEX push_subscriptions_of_user ON push_subscriptions (user_id, id)');
    await runner.query('CREATE INDEX push_subscriptions_of_session ON push_subscriptions (session_id)');
  }

  /** The value stays, because Postgres cannot remove one from a type. No row has it, and `up` finds it again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE push_subscriptions');
    await runner.query(`DELETE FROM notification_deliveries WHERE channel::text = 'push'`);
    await runner.query(`DELETE FROM notification_preferences WHERE channel::text = 'push'`);
  }
}
