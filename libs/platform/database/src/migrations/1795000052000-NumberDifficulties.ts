import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Difficulties are 1 to 5. One that is no such number becomes a tag, beside those that the score has. The column stays text: a version
 * before this one may still run, reads the digits, and may write words, which this version shows as none.
 */
export class NumberDifficulties1795000052000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE scores SET difficulty = trim(difficulty) WHERE trim(difficulty) ~ '^[1-5]$' AND difficulty <> trim(difficulty)`,
    );
    await runner.query(`
      UPDATE scores SET difficulty = NULL, version = version + 1,
        tags = CASE WHEN trim(difficulty) = '' OR trim(difficulty) = ANY (tags) THEN tags ELSE tags || trim(difficulty) END
      WHERE difficulty !~ '^[1-5]$'`);
  }

  /** Nothing to take back: digits are words, too, and a tag does not tell where it came from. */
  async down(): Promise<void> {}
}
