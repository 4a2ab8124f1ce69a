import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the queues must be told, and the ledger of what has been done. */
export class CreateOutbox1795000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id bigserial NOT NULL,
        queue text NOT NULL,
        name text NOT NULL,
        payload jsonb NOT NULL,
        request_id text,
        next_at timestamptz(3) NOT NULL,
        done_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT outbox_pkey PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX outbox_pending ON outbox (next_at) WHERE done_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox');
  }
}
