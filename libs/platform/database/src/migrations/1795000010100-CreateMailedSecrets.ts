import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secrets that are mailed to prove the ownership of a mailbox: one of each kind at a time, stored as hashes. */
export class CreateMailedSecrets1795000010100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE mailed_secret_purpose AS ENUM ('password_reset', 'email_verification', 'email_change')");
    await runner.query(`
      CREATE TABLE mailed_secrets (
        user_id integer NOT NULL,
        purpose mailed_secret_purpose NOT NULL,
        hash text NOT NULL,
        account_email text NOT NULL,
        sent_to text NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3),
        sent integer NOT NULL,
        since timestamptz(3) NOT NULL,
        CONSTRAINT mailed_secrets_pkey PRIMARY KEY (user_id, purpose),
        CONSTRAINT mailed_secrets_hash_key UNIQUE (hash),
        CONSTRAINT mailed_secrets_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX mailed_secrets_by_expiry ON mailed_secrets (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mailed_secrets');
    await runner.query('DROP TYPE mailed_secret_purpose');
  }
}
