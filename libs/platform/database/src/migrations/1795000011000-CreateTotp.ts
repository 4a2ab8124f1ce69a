import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second factor: secrets, recovery codes, and sign-ins that wait for one of them. */
export class CreateTotp1795000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE totp_secrets (
        user_id integer NOT NULL,
        sealed text NOT NULL,
        confirmed_at timestamptz(3),
        last_step integer,
        failures integer NOT NULL DEFAULT 0,
        failing_since timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT totp_secrets_pkey PRIMARY KEY (user_id),
        CONSTRAINT totp_secrets_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE recovery_codes (
        user_id integer NOT NULL,
        hash text NOT NULL,
        CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, hash),
        CONSTRAINT recovery_codes_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE sign_in_challenges (
        hash text NOT NULL,
        user_id integer NOT NULL,
        password_print text NOT NULL,
        address text NOT NULL,
        user_agent text,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT sign_in_challenges_pkey PRIMARY KEY (hash),
        CONSTRAINT sign_in_challenges_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX sign_in_challenges_of_user ON sign_in_challenges (user_id)');
    await runner.query('CREATE INDEX sign_in_challenges_by_expiry ON sign_in_challenges (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_challenges');
    await runner.query('DROP TABLE recovery_codes');
    await runner.query('DROP TABLE totp_secrets');
  }
}
