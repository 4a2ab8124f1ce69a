import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Result of the last verification of a company's audit log, and the place where the next one continues. */
export class CreateAuditVerdicts1795000060031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_verdicts (
        id bigserial NOT NULL,
        company_id text,
        seals integer NOT NULL DEFAULT 0,
        sealed bigint NOT NULL DEFAULT 0,
        unsealed bigint NOT NULL DEFAULT 0,
        head jsonb,
        broken jsonb,
        verified_at timestamptz(3),
        job_id bigint,
        CONSTRAINT audit_verdicts_pkey PRIMARY KEY (id),
        CONSTRAINT audit_verdicts_company_key UNIQUE NULLS NOT DISTINCT (company_id)
      )`);
    await runner.query('CREATE INDEX audit_seals_by_hash ON audit_seals (hash)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_seals_by_hash');
    await runner.query('DROP TABLE audit_verdicts');
  }
}
