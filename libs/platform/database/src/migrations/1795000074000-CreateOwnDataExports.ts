import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports that people have requested of their own data. The previous version does not use them. */
export class CreateOwnDataExports1795000074000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE own_data_exports (
        id serial CONSTRAINT own_data_exports_pkey PRIMARY KEY,
        user_id integer NOT NULL CONSTRAINT own_data_exports_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        object_id uuid NOT NULL,
        job_id bigint,
        size_bytes bigint,
        expires_at timestamptz(3),
        downloaded_at timestamptz(3),
        removed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX own_data_exports_of_user ON own_data_exports (user_id, created_at)');
    await runner.query('CREATE INDEX own_data_exports_stored ON own_data_exports (created_at) WHERE removed_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE own_data_exports');
  }
}
