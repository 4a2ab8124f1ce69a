import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Items of curricula and their tasks name a document to read, and a submission keeps the document that was handed in, with its text at that
 * time. No column refers to `documents`: versions of curricula never change and may name a document that was purged. The version before
 * neither reads nor writes the columns.
 */
export class NameDocumentsInItems1795000150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query('ALTER TABLE curriculum_items ADD COLUMN document_id integer');
    await runner.query('ALTER TABLE tasks ADD COLUMN document_id integer');
    await runner.query(
      'ALTER TABLE task_submissions ADD COLUMN document_id integer, ADD COLUMN document_title text, ADD COLUMN document_body text',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('ALTER TABLE task_submissions DROP COLUMN document_id, DROP COLUMN document_title, DROP COLUMN document_body');
    await runner.query('ALTER TABLE tasks DROP COLUMN document_id');
    await runner.query('ALTER TABLE curriculum_items DROP COLUMN document_id');
  }
}
