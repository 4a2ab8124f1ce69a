import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCalendar1795000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Needed to combine integers and texts with a range in one constraint.
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query(`
      CREATE TABLE holidays (
        id serial NOT NULL,
        company_id text NOT NULL,
        start_on date NOT NULL,
        end_on date NOT NULL,
        name text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT holidays_pkey PRIMARY KEY (id),
        CONSTRAINT holidays_days_check CHECK (end_on >= start_on),
        CONSTRAINT holidays_overlap_excl EXCLUDE USING gist (company_id WITH =, daterange(start_on, end_on, '[]') WITH &&),
        CONSTRAINT holidays_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX holidays_of_company ON holidays (company_id, start_on, id)');
    await runner.query("CREATE TYPE leave_kind AS ENUM ('annual', 'sick', 'family', 'training', 'other')");
    await runner.query(`
      CREATE TABLE leaves (
        id serial NOT NULL,
        company_id text NOT NULL,
        user_id integer NOT NULL,
        start_on date NOT NULL,
        end_on date NOT NULL,
        kind leave_kind,
        note text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT leaves_pkey PRIMARY KEY (id),
        CONSTRAINT leaves_days_check CHECK (end_on >= start_on),
        CONSTRAINT leaves_overlap_excl EXCLUDE USING gist (user_id WITH =, daterange(start_on, end_on, '[]') WITH &&),
        CONSTRAINT leaves_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT leaves_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX leaves_of_company ON leaves (company_id, start_on, id)');
    await runner.query('CREATE INDEX leaves_of_user ON leaves (user_id, start_on, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE leaves');
    await runner.query('DROP TYPE leave_kind');
    await runner.query('DROP TABLE holidays');
    await runner.query('DROP EXTENSION btree_gist');
  }
}
