import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses from which calendar programs read. The previous version does not use them. */
export class CreateCalendarFeeds1795000093000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_feeds (
        id serial CONSTRAINT calendar_feeds_pkey PRIMARY KEY,
        user_id integer NOT NULL CONSTRAINT calendar_feeds_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        name text NOT NULL,
        hash text NOT NULL,
        last_used_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      )`);
    await runner.query('CREATE INDEX calendar_feeds_of_user ON calendar_feeds (user_id, id)');
    await runner.query('CREATE UNIQUE INDEX calendar_feeds_hash ON calendar_feeds (hash)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_feeds');
  }
}
