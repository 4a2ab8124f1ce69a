import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records of a task: submissions, comments and the checklist. */
export class CreateTaskRecords1795000022100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE task_verdict AS ENUM ('approved', 'changes_requested')");
    await runner.query(`
      CREATE TABLE task_submissions (
        id serial NOT NULL,
        company_id text NOT NULL,
        task_id integer NOT NULL,
        number integer NOT NULL,
        author_id integer NOT NULL,
        text text,
        link text,
        is_open boolean NOT NULL,
        verdict task_verdict,
        note text,
        reviewer_id integer,
        reviewed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT task_submissions_pkey PRIMARY KEY (id),
        CONSTRAINT task_submissions_number_key UNIQUE (task_id, number),
        CONSTRAINT task_submissions_open_check CHECK (NOT (is_open AND verdict IS NOT NULL)),
        CONSTRAINT task_submissions_verdict_check CHECK ((verdict IS NULL) = (reviewed_at IS NULL)),
        CONSTRAINT task_submissions_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT task_submissions_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
        CONSTRAINT task_submissions_author_fkey FOREIGN KEY (author_id) REFERENCES users (id),
        CONSTRAINT task_submissions_reviewer_fkey FOREIGN KEY (reviewer_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE UNIQUE INDEX task_submissions_open_key ON task_submissions (task_id) WHERE is_open');
    // A task that is waiting for its review was submitted by its assignee before attempts were counted.
    await runner.query(`
      INSERT INTO task_submissions (company_id, task_id, number, author_id, is_open, created_at)
      SELECT t.company_id, t.id, 1, t.assignee_id, true, t.updated_at FROM tasks t WHERE t.status = 'submitted'`);

    await runner.query(`
      CREATE TABLE task_comments (
        id serial NOT NULL,
        company_id text NOT NULL,
        task_id integer NOT NULL,
        author_id integer NOT NULL,
        body text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT task_comments_pkey PRIMARY KEY (id),
        CONSTRAINT task_comments_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT task_comments_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
        CONSTRAINT task_comments_author_fkey FOREIGN KEY (author_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX task_comments_of_task ON task_comments (task_id, id)');

    await runner.query(`
      CREATE TABLE task_checklist_items (
        id serial NOT NULL,
        company_id text NOT NULL,
        task_id integer NOT NULL,
        title text NOT NULL,
        position integer NOT NULL,
        is_done boolean NOT NULL DEFAULT false,
        done_by_id integer,
        done_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT task_checklist_items_pkey PRIMARY KEY (id),
        CONSTRAINT task_checklist_items_done_check CHECK (is_done = (done_at IS NOT NULL)),
        CONSTRAINT task_checklist_items_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT task_checklist_items_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
        CONSTRAINT task_checklist_items_done_by_fkey FOREIGN KEY (done_by_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX task_checklist_items_of_task ON task_checklist_items (task_id, position, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task_checklist_items');
    await runner.query('DROP TABLE task_comments');
    await runner.query('DROP TABLE task_submissions');
    await runner.query('DROP TYPE task_verdict');
  }
}
