import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The documents to which a curated answer refers, each with its version. The previous version ignores them. */
export class ReferToDocumentsInAnswers1795000170002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("ALTER TABLE curated_answers ADD documents jsonb NOT NULL DEFAULT '[]'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('ALTER TABLE curated_answers DROP documents');
  }
}
