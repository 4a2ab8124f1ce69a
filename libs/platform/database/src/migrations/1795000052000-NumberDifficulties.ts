import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Difficulties become 1 to 5. Any other value becomes a tag of the score. The column stays text, because the previous version may still
 * run: it reads the digits and may write words, which this version shows as null.
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

  /** Nothing to revert: digits are texts, too, and a tag does not show its origin. */
  async down(): Promise<void> {}
}
