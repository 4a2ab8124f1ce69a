import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users without a company share one balance. The previous version moves bytes without it; the nightly reconciliation corrects that. */
export class ShareRoomWithoutCompany1795000060042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE companyless_quotas (
        id smallint NOT NULL,
        used_bytes bigint NOT NULL DEFAULT 0,
        reserved_bytes bigint NOT NULL DEFAULT 0,
        CONSTRAINT companyless_quotas_pkey PRIMARY KEY (id),
        CONSTRAINT companyless_quotas_one_check CHECK (id = 1)
      )`);
    await runner.query(`
      INSERT INTO companyless_quotas (id, used_bytes, reserved_bytes) SELECT 1,
        (SELECT coalesce(sum(size_bytes), 0) FROM stored_objects WHERE company_id IS NULL),
        (SELECT coalesce(sum(size_bytes), 0) FROM files WHERE company_id IS NULL AND status = 'reserved')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE companyless_quotas');
  }
}
