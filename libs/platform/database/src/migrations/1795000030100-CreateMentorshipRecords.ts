import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records of a mentorship: its history and its meetings. */
export class CreateMentorshipRecords1795000030100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mentorship_events (
        id serial NOT NULL,
        company_id text NOT NULL,
        mentorship_id integer NOT NULL,
        kind text NOT NULL,
        actor_id integer,
        reason text,
        facts jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT mentorship_events_pkey PRIMARY KEY (id),
        CONSTRAINT mentorship_events_mentorship_fkey FOREIGN KEY (company_id, mentorship_id)
          REFERENCES mentorships (company_id, id) ON DELETE CASCADE,
        CONSTRAINT mentorship_events_actor_fkey FOREIGN KEY (actor_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX mentorship_events_of_mentorship ON mentorship_events (mentorship_id, id)');
    await runner.query(`
      CREATE TABLE mentorship_meetings (
        id serial NOT NULL,
        company_id text NOT NULL,
        mentorship_id integer NOT NULL,
        mentor_id integer NOT NULL,
        author_id integer NOT NULL,
        title text NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        minutes integer NOT NULL,
        place text,
        notes text,
        mentor_notes text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT mentorship_meetings_pkey PRIMARY KEY (id),
        CONSTRAINT mentorship_meetings_minutes_check CHECK (minutes > 0),
        CONSTRAINT mentorship_meetings_mentorship_fkey FOREIGN KEY (company_id, mentorship_id)
          REFERENCES mentorships (company_id, id) ON DELETE CASCADE,
        CONSTRAINT mentorship_meetings_mentor_fkey FOREIGN KEY (company_id, mentor_id) REFERENCES users (company_id, id),
        CONSTRAINT mentorship_meetings_author_fkey FOREIGN KEY (author_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX mentorship_meetings_of_mentorship ON mentorship_meetings (mentorship_id, starts_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mentorship_meetings');
    await runner.query('DROP TABLE mentorship_events');
  }
}
