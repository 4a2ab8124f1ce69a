import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When a user was anonymised, and when their messages to others expired. The previous version writes neither: users that it anonymises have
 * the empty column, and the next nightly job erases the rest.
 */
export class NoteForgetting1795000060060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN anonymised_at timestamptz(3), ADD COLUMN words_expired_at timestamptz(3)');
    await runner.query(`CREATE INDEX users_unforgotten ON users (id) WHERE status = 'anonymised' AND anonymised_at IS NULL`);
    await runner.query(`CREATE INDEX users_with_words ON users (id) WHERE status = 'anonymised' AND words_expired_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN words_expired_at, DROP COLUMN anonymised_at');
  }
}
