import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes about a person or a task, and their readers. */
export class CreateMemos1795000034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE memo_visibility AS ENUM ('private', 'mentorship', 'mentors', 'admins')");
    await runner.query(`
      CREATE TABLE memos (
        id serial NOT NULL,
        company_id text NOT NULL,
        author_id integer NOT NULL,
        user_id integer,
        task_id integer,
        body text NOT NULL,
        visibility memo_visibility NOT NULL DEFAULT 'private',
        pinned boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT memos_pkey PRIMARY KEY (id),
        CONSTRAINT memos_subject_check CHECK (num_nonnulls(user_id, task_id) = 1),
        CONSTRAINT memos_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT memos_author_fkey FOREIGN KEY (company_id, author_id) REFERENCES users (company_id, id),
        CONSTRAINT memos_user_fkey FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id) ON DELETE CASCADE,
        CONSTRAINT memos_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX memos_of_author ON memos (author_id, updated_at, id)');
    await runner.query('CREATE INDEX memos_of_user ON memos (user_id, visibility) WHERE user_id IS NOT NULL');
    await runner.query('CREATE INDEX memos_of_task ON memos (task_id, visibility) WHERE task_id IS NOT NULL');
    await runner.query("CREATE INDEX memos_for_admins ON memos (company_id, updated_at, id) WHERE visibility = 'admins'");
    await runner.query('CREATE INDEX memos_words_trigrams ON memos USING gin (lower(body) gin_trgm_ops)');
    await runner.query('CREATE INDEX memos_words_bigrams ON memos USING gin (bigrams(lower(body)))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE memos');
    await runner.query('DROP TYPE memo_visibility');
  }
}
