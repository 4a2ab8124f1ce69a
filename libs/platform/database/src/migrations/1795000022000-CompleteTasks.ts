import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = "'todo', 'in_progress', 'submitted', 'changes_requested', 'blocked', 'done', 'waived', 'cancelled'";

/** The remaining fields, parts and states of tasks, and their search. */
export class CompleteTasks1795000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A value added to a type cannot be used in the transaction that adds it: the checks below need a new type.
    await runner.query('ALTER TYPE task_status RENAME TO task_status_before');
    await runner.query(`CREATE TYPE task_status AS ENUM (${STATES})`);
    await runner.query("CREATE TYPE task_priority AS ENUM ('high', 'medium', 'low')");
    await runner.query(`
      ALTER TABLE tasks
        ALTER COLUMN status TYPE task_status USING status::text::task_status,
        ALTER COLUMN reviewer_id DROP NOT NULL,
        ADD COLUMN guideline text,
        ADD COLUMN week integer,
        ADD COLUMN "order" integer NOT NULL DEFAULT 0,
        ADD COLUMN priority task_priority NOT NULL DEFAULT 'medium',
        ADD COLUMN parent_id integer,
        ADD COLUMN scheduled_start_on date,
        ADD COLUMN started_at timestamptz(3),
        ADD COLUMN completed_at timestamptz(3),
        ADD COLUMN blocked_reason text,
        ADD COLUMN waived_reason text`);
    await runner.query('DROP TYPE task_status_before');
    // A task whose assignee was also its reviewer becomes a personal task, which is never submitted.
    await runner.query(`
      UPDATE tasks SET reviewer_id = NULL,
        status = CASE WHEN status IN ('submitted', 'changes_requested') THEN 'in_progress' ELSE status END
      WHERE reviewer_id = assignee_id`);
    await runner.query("UPDATE tasks SET completed_at = updated_at WHERE status = 'done'");
    await runner.query(`
      ALTER TABLE tasks
        ADD CONSTRAINT tasks_reviewer_check CHECK (reviewer_id <> assignee_id),
        ADD CONSTRAINT tasks_review_check CHECK (reviewer_id IS NOT NULL OR status NOT IN ('submitted', 'changes_requested')),
        ADD CONSTRAINT tasks_blocked_check CHECK ((status = 'blocked') = (blocked_reason IS NOT NULL)),
        ADD CONSTRAINT tasks_waived_check CHECK ((status = 'waived') = (waived_reason IS NOT NULL)),
        ADD CONSTRAINT tasks_completed_check CHECK ((status = 'done') = (completed_at IS NOT NULL)),
        ADD CONSTRAINT tasks_parent_fkey FOREIGN KEY (parent_id) REFERENCES tasks (id)`);

    // One level, and one assignee. The assignee and the parent of a task never change, so one check is enough.
    await runner.query(`
      CREATE FUNCTION place_subtask() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM tasks p WHERE p.id = NEW.parent_id AND p.parent_id IS NULL
          AND p.assignee_id = NEW.assignee_id AND p.company_id = NEW.company_id;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'A subtask belongs to a task of the same assignee that is no subtask itself.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'tasks_parent_check', TABLE = 'tasks';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER tasks_parent_check BEFORE INSERT ON tasks
      FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION place_subtask()`);
    await runner.query(`
      CREATE FUNCTION keep_place() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'Whose a task is, and of which it is a part, never changes.'; END $$`);
    await runner.query(`
      CREATE TRIGGER tasks_keep_place BEFORE UPDATE OF company_id, assignee_id, parent_id ON tasks
      FOR EACH ROW WHEN ((OLD.company_id, OLD.assignee_id, OLD.parent_id) IS DISTINCT FROM (NEW.company_id, NEW.assignee_id, NEW.parent_id))
      EXECUTE FUNCTION keep_place()`);

    await runner.query('CREATE INDEX tasks_of_company_by_due ON tasks (company_id, due_at, id)');
    await runner.query('CREATE INDEX tasks_parent ON tasks (parent_id) WHERE parent_id IS NOT NULL');
    await runner.query('CREATE INDEX tasks_words_trigrams ON tasks USING gin (words_of(title, ARRAY[description]) gin_trgm_ops)');
    await runner.query('CREATE INDEX tasks_words_bigrams ON tasks USING gin (bigrams(words_of(title, ARRAY[description])))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tasks_words_bigrams, tasks_words_trigrams, tasks_parent, tasks_of_company_by_due');
    await runner.query('DROP TRIGGER tasks_keep_place ON tasks');
    await runner.query('DROP TRIGGER tasks_parent_check ON tasks');
    await runner.query('DROP FUNCTION keep_place, place_subtask');
    await runner.query(`
      ALTER TABLE tasks
        DROP CONSTRAINT tasks_reviewer_check, DROP CONSTRAINT tasks_review_check, DROP CONSTRAINT tasks_blocked_check,
        DROP CONSTRAINT tasks_waived_check, DROP CONSTRAINT tasks_completed_check, DROP CONSTRAINT tasks_parent_fkey`);
    await runner.query('UPDATE tasks SET reviewer_id = assignee_id WHERE reviewer_id IS NULL');
    await runner.query('ALTER TYPE task_status RENAME TO task_status_after');
    await runner.query("CREATE TYPE task_status AS ENUM ('todo', 'in_progress', 'submitted', 'changes_requested', 'done')");
    await runner.query(`
      ALTER TABLE tasks
        ALTER COLUMN status TYPE task_status USING (CASE status::text
          WHEN 'blocked' THEN 'todo' WHEN 'waived' THEN 'done' WHEN 'cancelled' THEN 'done' ELSE status::text END)::task_status,
        ALTER COLUMN reviewer_id SET NOT NULL,
        DROP COLUMN guideline, DROP COLUMN week, DROP COLUMN "order", DROP COLUMN priority, DROP COLUMN parent_id,
        DROP COLUMN scheduled_start_on, DROP COLUMN started_at, DROP COLUMN completed_at,
        DROP COLUMN blocked_reason, DROP COLUMN waived_reason`);
    await runner.query('DROP TYPE task_priority');
    await runner.query('DROP TYPE task_status_after');
  }
}
