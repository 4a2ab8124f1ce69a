import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = "'draft', 'proposed', 'scheduled', 'active', 'paused', 'completed', 'terminated', 'declined', 'withdrawn', 'expired'";
const OPEN = "'proposed', 'scheduled', 'active', 'paused'";

/** Mentorships: both people, the state, the followed curricula, and earlier mentors. */
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
        reason text,
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
        end_passed_at timestamptz(3),
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
    await runner.query(`CREATE INDEX mentorships_open ON mentorships (status, start_on) WHERE status IN (${OPEN})`);
    await runner.query('CREATE INDEX mentorships_words_trigrams ON mentorships USING gin (lower(title) gin_trgm_ops)');
    await runner.query('CREATE INDEX mentorships_words_bigrams ON mentorships USING gin (bigrams(lower(title)))');

    // Each row has the mentee and whether it is open, so that an index can ensure that nobody follows a curriculum twice at a time.
    await runner.query(`
      CREATE TABLE mentorship_curricula (
        mentorship_id integer NOT NULL,
        curriculum_id integer NOT NULL,
        company_id text NOT NULL,
        place integer NOT NULL,
        pinned_version integer,
        mentee_id integer,
        is_open boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT mentorship_curricula_pkey PRIMARY KEY (mentorship_id, curriculum_id),
        CONSTRAINT mentorship_curricula_mentorship_fkey FOREIGN KEY (company_id, mentorship_id)
          REFERENCES mentorships (company_id, id) ON DELETE CASCADE,
        CONSTRAINT mentorship_curricula_curriculum_fkey FOREIGN KEY (company_id, curriculum_id) REFERENCES curricula (company_id, id)
      )`);
    await runner.query('CREATE INDEX mentorship_curricula_of_curriculum ON mentorship_curricula (curriculum_id)');
    await runner.query(
      'CREATE UNIQUE INDEX mentorship_curricula_open_key ON mentorship_curricula (mentee_id, curriculum_id) WHERE is_open',
    );
    await runner.query(`
      CREATE FUNCTION take_mentee() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT m.mentee_id, m.status IN (${OPEN}) INTO NEW.mentee_id, NEW.is_open FROM mentorships m WHERE m.id = NEW.mentorship_id;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER mentorship_curricula_take_mentee BEFORE INSERT ON mentorship_curricula
      FOR EACH ROW EXECUTE FUNCTION take_mentee()`);
    await runner.query(`
      CREATE FUNCTION open_curricula() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE mentorship_curricula SET is_open = NEW.status IN (${OPEN}) WHERE mentorship_id = NEW.id AND is_open <> (NEW.status IN (${OPEN}));
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER mentorships_open_curricula AFTER UPDATE OF status ON mentorships
      FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION open_curricula()`);

    await runner.query(`
      CREATE TABLE mentor_periods (
        id serial NOT NULL,
        company_id text NOT NULL,
        mentorship_id integer NOT NULL,
        mentor_id integer NOT NULL,
        started_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT mentor_periods_pkey PRIMARY KEY (id),
        CONSTRAINT mentor_periods_mentorship_fkey FOREIGN KEY (company_id, mentorship_id)
          REFERENCES mentorships (company_id, id) ON DELETE CASCADE,
        CONSTRAINT mentor_periods_mentor_fkey FOREIGN KEY (company_id, mentor_id) REFERENCES users (company_id, id)
      )`);
    await runner.query('CREATE UNIQUE INDEX mentor_periods_open_key ON mentor_periods (mentorship_id) WHERE ended_at IS NULL');
    await runner.query('CREATE INDEX mentor_periods_of_mentor ON mentor_periods (mentor_id, ended_at)');
    await runner.query('CREATE INDEX mentor_periods_of_mentorship ON mentor_periods (mentorship_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mentor_periods');
    await runner.query('DROP TRIGGER mentorships_open_curricula ON mentorships');
    await runner.query('DROP TABLE mentorship_curricula');
    await runner.query('DROP FUNCTION open_curricula, take_mentee');
    await runner.query('DROP TABLE mentorships');
    await runner.query('DROP TYPE mentorship_status');
  }
}
