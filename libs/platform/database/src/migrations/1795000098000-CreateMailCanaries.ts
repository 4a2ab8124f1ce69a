import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The test mails of companies. The previous version ignores them: their type is in no catalogue, and it settles their mails unsent. */
export class CreateMailCanaries1795000098000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      CREATE TABLE mail_canaries (
        company_id text NOT NULL CONSTRAINT mail_canaries_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        day date NOT NULL,
        notification_id bigint CONSTRAINT mail_canaries_notification_fkey REFERENCES notifications (id) ON DELETE CASCADE,
        proven_at timestamptz(3),
        alarmed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT mail_canaries_pkey PRIMARY KEY (company_id, day),
        CONSTRAINT mail_canaries_notification_key UNIQUE (notification_id)
      )`);
    await runner.query('CREATE INDEX mail_canaries_by_day ON mail_canaries (day)');
    await runner.query('CREATE INDEX mail_canaries_proven ON mail_canaries (proven_at) WHERE proven_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE mail_canaries');
    await runner.query("DELETE FROM notifications WHERE type = 'notification.canary'");
  }
}
