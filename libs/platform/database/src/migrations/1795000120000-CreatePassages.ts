import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Passages of published documents, and in how many of them a term occurs. Rows have the texts out of line, so that what ranking reads of
 * thousands of passages is small. The index takes its entries at once (`fastupdate` off), as each search would read those that wait.
 * `passage_term_changes` is only appended to, so that those who publish never wait for each other. The previous version ignores them all.
 */
export class CreatePassages1795000120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      CREATE TABLE passages (
        id bigserial CONSTRAINT passages_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT passages_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        document_id integer NOT NULL,
        version_id integer NOT NULL,
        position integer NOT NULL,
        start integer NOT NULL,
        "end" integer NOT NULL,
        heading text,
        text text NOT NULL,
        tokens integer[] NOT NULL,
        CONSTRAINT passages_position_key UNIQUE (document_id, position)
      )`);
    await runner.query('ALTER TABLE passages ALTER text SET STORAGE EXTERNAL, ALTER tokens SET STORAGE EXTERNAL');
    await runner.query('ALTER TABLE passages SET (toast_tuple_target = 128)');
    await runner.query('CREATE INDEX passages_by_tokens ON passages USING gin (company_id, tokens) WITH (fastupdate = off)');
    await runner.query(`
      CREATE TABLE passage_terms (
        company_id text CONSTRAINT passage_terms_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        token integer,
        passages integer NOT NULL,
        CONSTRAINT passage_terms_pkey PRIMARY KEY (company_id, token)
      ) WITH (fillfactor = 80)`);
    await runner.query(`
      CREATE TABLE passage_term_changes (
        id bigserial CONSTRAINT passage_term_changes_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT passage_term_changes_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        tokens integer[] NOT NULL,
        passages integer[] NOT NULL
      )`);
    await runner.query('CREATE INDEX passage_term_changes_of_company ON passage_term_changes (company_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE passage_term_changes');
    await runner.query('DROP TABLE passage_terms');
    await runner.query('DROP TABLE passages');
  }
}
