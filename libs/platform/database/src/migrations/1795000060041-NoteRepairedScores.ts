import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a score's PDF could only be read by repairing it; null where that has not been looked at. */
export class NoteRepairedScores1795000060041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE score_versions ADD COLUMN is_repaired boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE score_versions DROP COLUMN is_repaired');
  }
}
