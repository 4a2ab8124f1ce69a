import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bytes that are to be deleted stay charged until they are gone. */
export class KeepRoomForOutgoingBytes1795000060040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outgoing_objects (
        id uuid NOT NULL,
        area text NOT NULL,
        company_id text,
        user_id integer NOT NULL,
        upload_id uuid NOT NULL,
        size_bytes integer NOT NULL,
        reason text NOT NULL,
        due_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT outgoing_objects_pkey PRIMARY KEY (id),
        CONSTRAINT outgoing_objects_area_check CHECK (area IN ('incoming', 'objects')),
        CONSTRAINT outgoing_objects_reason_check CHECK (reason IN ('ended', 'committed', 'purged', 'merged')),
        CONSTRAINT outgoing_objects_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT outgoing_objects_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    // The number of a user's files is counted at every new upload.
    await runner.query("CREATE INDEX files_kept ON files (user_id) WHERE status NOT IN ('rejected', 'cancelled', 'expired', 'deleted')");
  }

  /** The next reconciliation removes the charges for bytes that are being deleted. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX files_kept');
    await runner.query('DROP TABLE outgoing_objects');
  }
}
