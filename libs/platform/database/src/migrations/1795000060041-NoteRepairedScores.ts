import type { MigrationInterface, QueryRunner } from 'typeorm';

/** True if a score's PDF could be read only by repairing it; null if that is unknown. */
export class NoteRepairedScores1795000060041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE score_versions ADD COLUMN is_repaired boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE score_versions DROP COLUMN is_repaired');
  }
}
