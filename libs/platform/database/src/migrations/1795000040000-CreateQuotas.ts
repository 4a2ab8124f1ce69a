import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Storage limits of people and companies, their usage, and its ledger. */
export class CreateQuotas1795000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE quota_plan AS ENUM ('solo', 'pro', 'enterprise')");
    await runner.query(`
      CREATE TABLE user_quotas (
        user_id integer NOT NULL,
        plan quota_plan NOT NULL DEFAULT 'solo',
        custom_bytes bigint,
        bonus_bytes bigint NOT NULL DEFAULT 0,
        limit_bytes bigint NOT NULL,
        used_bytes bigint NOT NULL DEFAULT 0,
        reserved_bytes bigint NOT NULL DEFAULT 0,
        level smallint NOT NULL DEFAULT 0,
        referral_code text,
        referrals integer NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT user_quotas_pkey PRIMARY KEY (user_id),
        CONSTRAINT user_quotas_referral_code_key UNIQUE (referral_code),
        CONSTRAINT user_quotas_used_check CHECK (used_bytes >= 0),
        CONSTRAINT user_quotas_reserved_check CHECK (reserved_bytes >= 0),
        CONSTRAINT user_quotas_limit_check CHECK (limit_bytes >= 0),
        CONSTRAINT user_quotas_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    // The limit is the company's own column: companies.quota_bytes.
    await runner.query(`
      CREATE TABLE company_quotas (
        company_id text NOT NULL,
        used_bytes bigint NOT NULL DEFAULT 0,
        reserved_bytes bigint NOT NULL DEFAULT 0,
        level smallint NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT company_quotas_pkey PRIMARY KEY (company_id),
        CONSTRAINT company_quotas_used_check CHECK (used_bytes >= 0),
        CONSTRAINT company_quotas_reserved_check CHECK (reserved_bytes >= 0),
        CONSTRAINT company_quotas_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id) ON DELETE CASCADE
      )`);

    await runner.query("CREATE TYPE quota_step AS ENUM ('reserve', 'commit', 'release', 'adjust')");
    await runner.query(`
      CREATE TABLE quota_entries (
        id bigserial NOT NULL,
        user_id integer NOT NULL,
        company_id text,
        upload_id uuid,
        step quota_step NOT NULL,
        used_delta bigint NOT NULL,
        reserved_delta bigint NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT quota_entries_pkey PRIMARY KEY (id),
        CONSTRAINT quota_entries_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX quota_entries_of_user ON quota_entries (user_id, id)');
    // Ensures that nobody is charged or refunded twice, whatever else goes wrong.
    await runner.query("CREATE UNIQUE INDEX quota_entries_once_key ON quota_entries (upload_id, step) WHERE step <> 'adjust'");
    await runner.query(`
      CREATE TRIGGER quota_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quota_entries
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quota_entries');
    await runner.query('DROP TYPE quota_step');
    await runner.query('DROP TABLE company_quotas');
    await runner.query('DROP TABLE user_quotas');
    await runner.query('DROP TYPE quota_plan');
  }
}
