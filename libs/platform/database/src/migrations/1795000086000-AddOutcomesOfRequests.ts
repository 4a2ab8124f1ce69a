import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Further outcomes of a request for approval. A transaction cannot use the values that it adds: the next migration does. */
export class AddOutcomesOfRequests1795000086000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const outcome of ['approved', 'refused', 'settled', 'withdrawn', 'void'])
      await runner.query(`ALTER TYPE request_status ADD VALUE IF NOT EXISTS '${outcome}'`);
  }

  /** The values stay, because Postgres cannot remove one from a type. No row has them, and `up` finds them again. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
