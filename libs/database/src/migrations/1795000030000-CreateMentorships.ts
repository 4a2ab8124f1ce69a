import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = "'draft', 'proposed', 'scheduled', 'active', 'paused', 'completed', 'terminated', 'declined', 'withdrawn', 'expired'";

/** Who mentors whom, and in which state that is. */
export class CreateMentorships1795000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE mentorship_status AS ENUM (${STATES})`);
    await runner.query(`
      CREATE TABLE mentorships (
        id serial NOT NULL,
        company_id text NOT NULL,
        mentor_id integer NOT NULL,
        mentee_id integer NOT NULL,
        title text NOT NULL,
        total_weeks integer NOT NULL,
        status mentorship_status NOT NULL,
        start_on date NOT NULL,
        end_on date NOT NULL,
        tags text[] NOT NULL DEFAULT '{}',
        goal text,
        author_id integer NOT NULL,
        expires_at timestamptz(3),
        mentor_accepted_at timestamptz(3),
        mentee_accepted_at timestamptz(3),
        activated_at timestamptz(3),
        paused_on date,
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT mentorships_pkey PRIMARY KEY (id),
        CONSTRAINT mentorships_of_company_key UNIQUE (company_id, id),
        CONSTRAINT mentorships_people_check CHECK (mentor_id <> mentee_id),
        CONSTRAINT mentorships_dates_check CHECK (end_on > start_on),
        CONSTRAINT mentorships_total_weeks_check CHECK (total_weeks > 0),
        CONSTRAINT mentorships_paused_check CHECK ((status = 'paused') = (paused_on IS NOT NULL)),
        CONSTRAINT mentorships_proposed_check CHECK ((status = 'proposed') <= (expires_at IS NOT NULL)),
        CONSTRAINT mentorships_ended_check
          CHECK ((status IN ('completed', 'terminated', 'declined', 'withdrawn', 'expired')) = (ended_at IS NOT NULL)),
        CONSTRAINT mentorships_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT mentorships_mentor_fkey FOREIGN KEY (company_id, mentor_id) REFERENCES users (company_id, id),
        CONSTRAINT mentorships_mentee_fkey FOREIGN KEY (company_id, mentee_id) REFERENCES users (company_id, id),
        CONSTRAINT mentorships_author_fkey FOREIGN KEY (author_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX mentorships_of_company ON mentorships (company_id, updated_at DESC, id)');
    await runner.query('CREATE INDEX mentorships_of_mentor ON mentorships (mentor_id, status)');
    await runner.query('CREATE INDEX mentorships_of_mentee ON mentorships (mentee_id, status)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mentorships');
    await runner.query('DROP TYPE mentorship_status');
  }
}
