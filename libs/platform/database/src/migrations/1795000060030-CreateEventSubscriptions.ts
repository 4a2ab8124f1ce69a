import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores event subscriptions as rows. Until now each worker knew only its own. */
export class CreateEventSubscriptions1795000060030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event_subscriptions (
        name text NOT NULL,
        event text NOT NULL,
        queue text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        retired_at timestamptz(3),
        CONSTRAINT event_subscriptions_pkey PRIMARY KEY (name)
      )`);
    await runner.query('CREATE INDEX event_subscriptions_of_event ON event_subscriptions (event)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event_subscriptions');
  }
}
