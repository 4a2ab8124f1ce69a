import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The document that answers a question by now. The previous version ignores it. */
export class CloseGapsByDocuments1795000170001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      ALTER TABLE knowledge_gaps ADD document_id integer
        CONSTRAINT knowledge_gaps_document_fkey REFERENCES documents (id) ON DELETE SET NULL`);
    await runner.query('CREATE INDEX knowledge_gaps_of_document ON knowledge_gaps (document_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('ALTER TABLE knowledge_gaps DROP document_id');
  }
}
