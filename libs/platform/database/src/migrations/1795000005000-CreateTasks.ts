import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTasks1795000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE task_status AS ENUM ('todo', 'in_progress', 'submitted', 'changes_requested', 'done')");
    await runner.query(`
      CREATE TABLE tasks (
        id serial NOT NULL,
        company_id text NOT NULL,
        title text NOT NULL,
        description text,
        status task_status NOT NULL,
        assignee_id integer NOT NULL,
        reviewer_id integer NOT NULL,
        due_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT tasks_pkey PRIMARY KEY (id),
        CONSTRAINT tasks_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT tasks_assignee_fkey FOREIGN KEY (assignee_id) REFERENCES users (id),
        CONSTRAINT tasks_reviewer_fkey FOREIGN KEY (reviewer_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX tasks_of_company ON tasks (company_id, assignee_id, status, due_at, id)');
    await runner.query('CREATE INDEX tasks_of_assignee ON tasks (assignee_id, due_at, id)');
    await runner.query('CREATE INDEX tasks_of_reviewer ON tasks (reviewer_id, due_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tasks');
    await runner.query('DROP TYPE task_status');
  }
}
