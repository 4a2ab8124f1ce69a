import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks, their secrets and their deliveries. The previous version ignores them; its events wait for a worker that knows the listener. */
export class CreateWebhooks1795000084000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE webhook_pause AS ENUM ('failures', 'gone')`);
    await runner.query(`CREATE TYPE webhook_delivery_status AS ENUM ('pending', 'delivered', 'failed', 'suppressed')`);
    await runner.query(`CREATE TYPE webhook_suppression AS ENUM ('inactive', 'paused')`);
    await runner.query(`
      CREATE TABLE webhooks (
        id serial CONSTRAINT webhooks_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT webhooks_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        url text NOT NULL,
        events text[] NOT NULL,
        description text,
        is_active boolean NOT NULL DEFAULT true,
        paused_at timestamptz(3),
        paused_reason webhook_pause,
        consecutive_failures integer NOT NULL DEFAULT 0,
        turn_of bigint,
        turn_until timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      )`);
    await runner.query('CREATE INDEX webhooks_of_company ON webhooks (company_id, id)');
    await runner.query(`
      CREATE TABLE webhook_secrets (
        id serial CONSTRAINT webhook_secrets_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT webhook_secrets_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        webhook_id integer NOT NULL CONSTRAINT webhook_secrets_webhook_fkey REFERENCES webhooks (id) ON DELETE CASCADE,
        sealed text NOT NULL,
        ends_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX webhook_secrets_of_webhook ON webhook_secrets (webhook_id, id)');
    await runner.query(`
      CREATE TABLE webhook_deliveries (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT webhook_deliveries_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT webhook_deliveries_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        webhook_id integer NOT NULL CONSTRAINT webhook_deliveries_webhook_fkey REFERENCES webhooks (id) ON DELETE CASCADE,
        event_id bigint,
        type text NOT NULL,
        payload jsonb NOT NULL,
        status webhook_delivery_status NOT NULL DEFAULT 'pending',
        reason webhook_suppression,
        failures integer NOT NULL DEFAULT 0,
        attempts jsonb NOT NULL DEFAULT '[]',
        next_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      )`);
    await runner.query('CREATE INDEX webhook_deliveries_of_webhook ON webhook_deliveries (webhook_id, created_at, id)');
    await runner.query(`CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_at) WHERE status = 'pending'`);
    await runner.query('CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at)');
    await runner.query('CREATE UNIQUE INDEX webhook_deliveries_event_key ON webhook_deliveries (event_id, webhook_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_deliveries');
    await runner.query('DROP TABLE webhook_secrets');
    await runner.query('DROP TABLE webhooks');
    await runner.query('DROP TYPE webhook_suppression');
    await runner.query('DROP TYPE webhook_delivery_status');
    await runner.query('DROP TYPE webhook_pause');
  }
}
