import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Identities at external providers, and sign-ins through them that are in progress. */
export class CreateLinkedIdentities1795000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE linked_identities (
        id serial NOT NULL,
        user_id integer NOT NULL,
        provider text NOT NULL,
        issuer text NOT NULL,
        subject text NOT NULL,
        email text,
        linked_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3),
        CONSTRAINT linked_identities_pkey PRIMARY KEY (id),
        CONSTRAINT linked_identities_subject_key UNIQUE (issuer, subject),
        CONSTRAINT linked_identities_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX linked_identities_of_user ON linked_identities (user_id)');
    await runner.query(`
      CREATE TABLE provider_visits (
        state_hash text NOT NULL,
        provider text NOT NULL,
        user_id integer,
        session_id integer,
        return_to text,
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3),
        CONSTRAINT provider_visits_pkey PRIMARY KEY (state_hash),
        CONSTRAINT provider_visits_session_fkey FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
        CONSTRAINT provider_visits_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT provider_visits_link_check CHECK ((user_id IS NULL) = (session_id IS NULL))
      )`);
    await runner.query('CREATE INDEX provider_visits_by_expiry ON provider_visits (expires_at)');
    await runner.query('CREATE INDEX provider_visits_of_session ON provider_visits (session_id) WHERE session_id IS NOT NULL');
    await runner.query('CREATE INDEX provider_visits_of_user ON provider_visits (user_id) WHERE user_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provider_visits');
    await runner.query('DROP TABLE linked_identities');
  }
}
