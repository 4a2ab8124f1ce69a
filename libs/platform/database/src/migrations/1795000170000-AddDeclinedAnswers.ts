import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A state of suggested answers. A transaction cannot use the value that it adds. The previous version neither writes it nor gives such answers. */
export class AddDeclinedAnswers1795000170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("ALTER TYPE curated_answer_status ADD VALUE IF NOT EXISTS 'declined'");
    await runner.query('ALTER TABLE curated_answers ADD decline_reason text');
  }

  /** The value stays, because Postgres cannot remove one from a type, and `up` finds it again. Declined answers are suggestions again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("UPDATE curated_answers SET status = 'suggested' WHERE status::text = 'declined'");
    await runner.query('ALTER TABLE curated_answers DROP decline_reason');
  }
}
