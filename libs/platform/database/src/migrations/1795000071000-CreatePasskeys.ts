import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys, and used challenges. The previous version ignores both: it signs in by password, as before. */
export class CreatePasskeys1795000071000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE passkey_device AS ENUM ('single_device', 'multi_device')`);
    await runner.query(`
      CREATE TABLE passkeys (
        id serial CONSTRAINT passkeys_pkey PRIMARY KEY,
        user_id integer NOT NULL CONSTRAINT passkeys_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        name text NOT NULL,
        credential_id text NOT NULL,
        public_key text NOT NULL,
        sign_counter bigint NOT NULL DEFAULT 0,
        transports text[] NOT NULL,
        device_type passkey_device NOT NULL,
        backed_up boolean NOT NULL,
        last_used_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential_id)');
    await runner.query('CREATE INDEX passkeys_of_user ON passkeys (user_id, created_at)');
    await runner.query(`
      CREATE TABLE used_passkey_challenges (
        hash text NOT NULL CONSTRAINT used_passkey_challenges_pkey PRIMARY KEY,
        expires_at timestamptz(3) NOT NULL
      )`);
    await runner.query('CREATE INDEX used_passkey_challenges_by_expiry ON used_passkey_challenges (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE used_passkey_challenges');
    await runner.query('DROP TABLE passkeys');
    await runner.query('DROP TYPE passkey_device');
  }
}
