import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Further purposes of files. A transaction cannot use the values that it adds: the next migrations do. */
export class AddPurposesOfFiles1795000095000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const purpose of ['attachment', 'picture']) await runner.query(`ALTER TYPE file_purpose ADD VALUE IF NOT EXISTS '${purpose}'`);
  }

  /** The values stay, because Postgres cannot remove one from a type, and `up` finds them again. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
