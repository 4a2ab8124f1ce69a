import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notifications, the ledger of their deliveries, and what people have chosen. The previous version does not use them. */
export class CreateNotifications1795000082000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE notification_channel AS ENUM ('feed', 'mail')`);
    await runner.query(`CREATE TYPE notification_mode AS ENUM ('immediate', 'daily', 'weekly', 'off')`);
    await runner.query(`CREATE TYPE notification_delivery_status AS ENUM ('planned', 'deferred', 'sent', 'suppressed', 'failed')`);
    await runner.query(`CREATE TYPE notification_suppression AS ENUM ('preference', 'no_address', 'lost_access', 'batched', 'duplicate')`);
    await this.createNotifications(runner);
    await this.createMails(runner);
    await this.createDeliveries(runner);
    await this.createChoices(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['notification_preferences', 'notification_settings', 'notification_deliveries', 'notification_mails'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP TABLE notifications');
    for (const type of ['notification_suppression', 'notification_delivery_status', 'notification_mode', 'notification_channel'])
      await runner.query(`DROP TYPE ${type}`);
  }

  private async createNotifications(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications (
        id bigserial CONSTRAINT notifications_pkey PRIMARY KEY,
        company_id text CONSTRAINT notifications_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        user_id integer NOT NULL CONSTRAINT notifications_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        type text NOT NULL,
        resource text NOT NULL,
        resource_id text NOT NULL,
        actor_id integer CONSTRAINT notifications_actor_fkey REFERENCES users (id) ON DELETE SET NULL,
        facts jsonb NOT NULL DEFAULT '{}',
        source bigint NOT NULL,
        is_listed boolean NOT NULL,
        read_at timestamptz(3),
        snoozed_until timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT notifications_source_key UNIQUE (source, type, user_id)
      )`);
    await runner.query('CREATE INDEX notifications_of_user ON notifications (user_id, id) WHERE is_listed');
    await runner.query('CREATE INDEX notifications_unread ON notifications (user_id, id) WHERE is_listed AND read_at IS NULL');
    await runner.query('CREATE INDEX notifications_by_age ON notifications (created_at)');
  }

  private async createMails(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_mails (
        id bigserial CONSTRAINT notification_mails_pkey PRIMARY KEY,
        user_id integer NOT NULL CONSTRAINT notification_mails_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        window_key text NOT NULL,
        job_id bigint,
        settled_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT notification_mails_window_key UNIQUE (user_id, window_key)
      )`);
    await runner.query('CREATE INDEX notification_mails_open ON notification_mails (id) WHERE settled_at IS NULL');
    await runner.query('CREATE INDEX notification_mails_by_age ON notification_mails (created_at)');
  }

  private async createDeliveries(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_deliveries (
        id bigserial CONSTRAINT notification_deliveries_pkey PRIMARY KEY,
        notification_id bigint NOT NULL
          CONSTRAINT notification_deliveries_notification_fkey REFERENCES notifications (id) ON DELETE CASCADE,
        company_id text CONSTRAINT notification_deliveries_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        user_id integer NOT NULL CONSTRAINT notification_deliveries_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        channel notification_channel NOT NULL,
        mode notification_mode NOT NULL,
        status notification_delivery_status NOT NULL,
        reason notification_suppression,
        window_key text,
        due_at timestamptz(3),
        attempts integer NOT NULL DEFAULT 0,
        error text,
        sent_at timestamptz(3),
        mail_id bigint CONSTRAINT notification_deliveries_mail_fkey REFERENCES notification_mails (id) ON DELETE SET NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT notification_deliveries_channel_key UNIQUE (notification_id, channel),
        CONSTRAINT notification_deliveries_reason_check CHECK ((status = 'suppressed') = (reason IS NOT NULL)),
        CONSTRAINT notification_deliveries_sent_check CHECK (status <> 'sent' OR sent_at IS NOT NULL)
      )`);
    const waiting = `mail_id IS NULL AND status IN ('planned', 'deferred')`;
    await runner.query(`CREATE INDEX notification_deliveries_due ON notification_deliveries (due_at) WHERE ${waiting}`);
    await runner.query(`CREATE INDEX notification_deliveries_waiting ON notification_deliveries (user_id, id) WHERE ${waiting}`);
    await runner.query('CREATE INDEX notification_deliveries_of_mail ON notification_deliveries (mail_id) WHERE mail_id IS NOT NULL');
    await runner.query('CREATE INDEX notification_deliveries_of_user ON notification_deliveries (user_id, id)');
    await runner.query('CREATE INDEX notification_deliveries_of_company ON notification_deliveries (company_id, id)');
  }

  private async createChoices(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_settings (
        user_id integer NOT NULL CONSTRAINT notification_settings_pkey PRIMARY KEY
          CONSTRAINT notification_settings_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        quiet_from smallint,
        quiet_until smallint,
        working_days_only boolean NOT NULL DEFAULT false,
        digest_hour smallint NOT NULL DEFAULT 9,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT notification_settings_quiet_check CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
        CONSTRAINT notification_settings_minutes_check CHECK (quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439),
        CONSTRAINT notification_settings_hour_check CHECK (digest_hour BETWEEN 0 AND 23)
      )`);
    await runner.query(`
      CREATE TABLE notification_preferences (
        user_id integer NOT NULL CONSTRAINT notification_preferences_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        type text NOT NULL,
        channel notification_channel NOT NULL,
        mode notification_mode NOT NULL,
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT notification_preferences_pkey PRIMARY KEY (user_id, type, channel)
      )`);
  }
}
