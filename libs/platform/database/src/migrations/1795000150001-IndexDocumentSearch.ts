import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXED = { documents_search: ['documents', 'title'], passages_by_heading: ['passages', 'heading'] } as const;

/** Titles and headings of documents are found by words and initial consonants. The indexes begin with the company, as those of other kinds. */
export class IndexDocumentSearch1795000150001 implements MigrationInterface {
  // CREATE INDEX CONCURRENTLY cannot run in one. Each statement may therefore be repeated.
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, [table, column]] of Object.entries(INDEXED)) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(
        `CREATE INDEX CONCURRENTLY ${name} ON ${table} USING gin (company_id, bigrams(search_words(${column}, NULL))) WHERE ${column} IS NOT NULL`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXED)) await runner.query(`DROP INDEX IF EXISTS ${name}`);
  }
}
