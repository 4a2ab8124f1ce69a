import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The curriculum version that a mentorship follows, and the result of each of its items. */
export class CreatePlans1795000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plans (
        id serial NOT NULL,
        company_id text NOT NULL,
        mentorship_id integer NOT NULL,
        curriculum_id integer NOT NULL,
        curriculum_version integer NOT NULL,
        pauses jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT plans_pkey PRIMARY KEY (id),
        CONSTRAINT plans_curriculum_key UNIQUE (mentorship_id, curriculum_id),
        CONSTRAINT plans_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT plans_mentorship_fkey FOREIGN KEY (company_id, mentorship_id) REFERENCES mentorships (company_id, id),
        CONSTRAINT plans_curriculum_fkey FOREIGN KEY (company_id, curriculum_id) REFERENCES curricula (company_id, id),
        CONSTRAINT plans_version_fkey FOREIGN KEY (curriculum_id, curriculum_version) REFERENCES curriculum_versions (curriculum_id, number)
      )`);
    await runner.query('CREATE INDEX plans_of_curriculum ON plans (curriculum_id, id)');

    await runner.query(`
      CREATE TABLE plan_items (
        plan_id integer NOT NULL,
        item_id integer NOT NULL,
        company_id text NOT NULL,
        task_id integer,
        content jsonb NOT NULL,
        applied jsonb NOT NULL,
        is_dropped boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT plan_items_pkey PRIMARY KEY (plan_id, item_id),
        CONSTRAINT plan_items_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT plan_items_plan_fkey FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE,
        CONSTRAINT plan_items_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE SET NULL
      )`);
    await runner.query('CREATE UNIQUE INDEX plan_items_task_key ON plan_items (task_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE plan_items');
    await runner.query('DROP TABLE plans');
  }
}
