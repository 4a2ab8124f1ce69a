import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox, and the ledger of completed work. */
export class CreateOutbox1795000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE job_status AS ENUM ('queued', 'started', 'finished', 'failed')");
    await runner.query(`
      CREATE TABLE outbox (
        id bigserial NOT NULL,
        queue text NOT NULL,
        name text NOT NULL,
        payload jsonb NOT NULL,
        request_id text,
        user_id integer,
        company_id text,
        status job_status NOT NULL DEFAULT 'queued',
        attempts integer NOT NULL DEFAULT 0,
        max_attempts integer NOT NULL DEFAULT 5,
        progress integer NOT NULL DEFAULT 0,
        result jsonb,
        error text,
        next_at timestamptz(3) NOT NULL,
        told_at timestamptz(3),
        lease_until timestamptz(3),
        started_at timestamptz(3),
        finished_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT outbox_pkey PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX outbox_pending ON outbox (next_at) WHERE finished_at IS NULL');
    await runner.query('CREATE INDEX outbox_of_user ON outbox (user_id, id) WHERE user_id IS NOT NULL');
    await runner.query('CREATE INDEX outbox_of_company ON outbox (company_id, id) WHERE company_id IS NOT NULL');

    await runner.query(`
      CREATE TABLE scheduled_tasks (
        name text NOT NULL,
        cron text NOT NULL,
        queue text NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        next_at timestamptz(3) NOT NULL,
        last_run_at timestamptz(3),
        last_job_id bigint,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT scheduled_tasks_pkey PRIMARY KEY (name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scheduled_tasks');
    await runner.query('DROP TABLE outbox');
    await runner.query('DROP TYPE job_status');
  }
}
