import type { MigrationInterface, QueryRunner } from 'typeorm';

const GONE = "status IN ('reserved', 'rejected', 'cancelled', 'expired', 'deleted')";
const INFECTED = "status IN ('failed', 'trashed') AND failure = 'infected'";

/** When a file passed the scan for malware. One that did not has no bytes. The previous version neither scans nor writes such rows. */
export class ScanFiles1795000095003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE files ADD COLUMN scanned_at timestamptz(3)');
    await this.check(runner, `(object_id IS NULL) = (${GONE} OR (${INFECTED}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE files SET status = 'deleted' WHERE object_id IS NULL AND ${INFECTED}`);
    await this.check(runner, `(object_id IS NULL) = (${GONE})`);
    await runner.query('ALTER TABLE files DROP COLUMN scanned_at');
  }

  private async check(runner: QueryRunner, condition: string): Promise<void> {
    await runner.query('ALTER TABLE files DROP CONSTRAINT files_object_check');
    await runner.query(`ALTER TABLE files ADD CONSTRAINT files_object_check CHECK (${condition}) NOT VALID`);
    await runner.query('ALTER TABLE files VALIDATE CONSTRAINT files_object_check');
  }
}
