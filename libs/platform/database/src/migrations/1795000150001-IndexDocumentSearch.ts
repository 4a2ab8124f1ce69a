import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  // The functions are not strict, so no condition on the title is implied by a search.
  documents_search: 'documents USING gin (company_id, bigrams(search_words(title, NULL)))',
  passages_by_heading: 'passages USING gin (company_id, bigrams(search_words(heading, NULL))) WHERE heading IS NOT NULL',
  task_submissions_of_document: 'task_submissions (company_id, document_id) INCLUDE (task_id) WHERE document_id IS NOT NULL',
} as const;

/**
 * Titles and headings of documents are found by words and initial consonants, with indexes that begin with the company, as those of other
 * kinds. Submissions are found by the document that was handed in.
 */
export class IndexDocumentSearch1795000150001 implements MigrationInterface {
  // CREATE INDEX CONCURRENTLY cannot run in one. Each statement may therefore be repeated.
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, index] of Object.entries(INDEXES)) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${index}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX IF EXISTS ${name}`);
  }
}
