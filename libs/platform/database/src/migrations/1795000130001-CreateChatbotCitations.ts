import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The quotes of answers. A quote goes with its document when that is purged. The previous version ignores them. */
export class CreateChatbotCitations1795000130001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`
      CREATE TABLE chatbot_citations (
        message_id integer NOT NULL CONSTRAINT chatbot_citations_message_fkey REFERENCES chatbot_messages (id) ON DELETE CASCADE,
        position integer NOT NULL,
        company_id text NOT NULL CONSTRAINT chatbot_citations_company_fkey REFERENCES companies (id),
        document_id integer NOT NULL CONSTRAINT chatbot_citations_document_fkey REFERENCES documents (id) ON DELETE CASCADE,
        version integer NOT NULL,
        title text NOT NULL,
        heading text,
        start integer NOT NULL,
        "end" integer NOT NULL,
        quote text NOT NULL,
        sentence text,
        CONSTRAINT chatbot_citations_pkey PRIMARY KEY (message_id, position)
      )`);
    await runner.query('CREATE INDEX chatbot_citations_of_document ON chatbot_citations (document_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query('DROP TABLE chatbot_citations');
  }
}
