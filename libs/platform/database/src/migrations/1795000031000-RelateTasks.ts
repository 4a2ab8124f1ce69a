import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mentorship of a task, its curriculum item, and its prerequisites. */
export class RelateTasks1795000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tasks
        ADD COLUMN mentorship_id integer,
        ADD COLUMN mentor_id integer,
        ADD COLUMN type item_type NOT NULL DEFAULT 'task',
        ADD COLUMN required boolean NOT NULL DEFAULT false,
        ADD COLUMN prerequisite_ids integer[] NOT NULL DEFAULT '{}',
        ADD COLUMN is_left_open boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT tasks_left_open_check CHECK (status = 'cancelled' OR NOT is_left_open),
        ADD CONSTRAINT tasks_mentorship_fkey FOREIGN KEY (company_id, mentorship_id) REFERENCES mentorships (company_id, id),
        ADD CONSTRAINT tasks_mentor_fkey FOREIGN KEY (mentor_id) REFERENCES users (id)`);
    await runner.query('CREATE INDEX tasks_of_mentorship ON tasks (mentorship_id, status)');
    await runner.query('CREATE INDEX tasks_of_mentor ON tasks (mentor_id, due_at, id) WHERE mentor_id IS NOT NULL');

    // Each list needs the mentor who sees a task, so the row has it. It changes with the mentorship, by any statement.
    await runner.query(`
      CREATE FUNCTION mentor_of(mentorship integer) RETURNS integer LANGUAGE sql STABLE AS $$
        SELECT m.mentor_id FROM mentorships m WHERE m.id = mentorship AND m.status IN ('scheduled', 'active', 'paused') $$`);
    await runner.query(`
      CREATE FUNCTION take_mentor() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW.mentor_id = mentor_of(NEW.mentorship_id); RETURN NEW; END $$`);
    await runner.query(`
      CREATE TRIGGER tasks_take_mentor BEFORE INSERT OR UPDATE OF mentorship_id ON tasks
      FOR EACH ROW WHEN (NEW.mentorship_id IS NOT NULL) EXECUTE FUNCTION take_mentor()`);
    await runner.query(`
      CREATE FUNCTION give_mentor() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE tasks SET mentor_id = mentor_of(NEW.id)
        WHERE mentorship_id = NEW.id AND mentor_id IS DISTINCT FROM mentor_of(NEW.id);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER mentorships_give_mentor AFTER UPDATE OF mentor_id, status ON mentorships
      FOR EACH ROW EXECUTE FUNCTION give_mentor()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER mentorships_give_mentor ON mentorships');
    await runner.query('DROP TRIGGER tasks_take_mentor ON tasks');
    await runner.query('DROP FUNCTION give_mentor, take_mentor, mentor_of');
    await runner.query('DROP INDEX tasks_of_mentor, tasks_of_mentorship');
    await runner.query(`
      ALTER TABLE tasks DROP COLUMN mentorship_id, DROP COLUMN mentor_id, DROP COLUMN type, DROP COLUMN required,
        DROP COLUMN prerequisite_ids, DROP COLUMN is_left_open`);
  }
}
