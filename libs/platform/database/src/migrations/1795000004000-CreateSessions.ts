import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions, their refresh tokens, and failed sign-ins. */
export class CreateSessions1795000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE session_end AS ENUM ('signed_out', 'reused', 'revoked')");
    await runner.query(`
      CREATE TABLE sessions (
        id serial NOT NULL,
        user_id integer NOT NULL,
        user_agent text,
        address text,
        expires_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        end_reason session_end,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT sessions_pkey PRIMARY KEY (id),
        CONSTRAINT sessions_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX sessions_of_user ON sessions (user_id) WHERE ended_at IS NULL');
    await runner.query('CREATE INDEX sessions_by_expiry ON sessions (expires_at)');
    await runner.query(`
      CREATE TABLE refresh_tokens (
        hash text NOT NULL,
        session_id integer NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3),
        CONSTRAINT refresh_tokens_pkey PRIMARY KEY (hash),
        CONSTRAINT refresh_tokens_session_fkey FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id)');
    await runner.query(`
      CREATE TABLE failed_sign_ins (
        account text NOT NULL,
        address text NOT NULL,
        failures integer NOT NULL,
        since timestamptz(3) NOT NULL,
        CONSTRAINT failed_sign_ins_pkey PRIMARY KEY (account, address)
      )`);
    await runner.query('CREATE INDEX failed_sign_ins_by_age ON failed_sign_ins (since)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE failed_sign_ins');
    await runner.query('DROP TABLE refresh_tokens');
    await runner.query('DROP TABLE sessions');
    await runner.query('DROP TYPE session_end');
  }
}
