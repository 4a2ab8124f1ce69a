import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests with idempotency keys, their answers, and the marks of their transactions. */
export class CreateIdempotency1795000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_keys (
        id bigserial NOT NULL,
        user_id integer NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        attempt integer NOT NULL DEFAULT 1,
        claimed_at timestamptz(3) NOT NULL DEFAULT now(),
        status smallint,
        headers jsonb,
        body text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (id),
        CONSTRAINT idempotency_keys_key UNIQUE (user_id, key)
      )`);
    await runner.query('CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at)');
    await runner.query(`
      CREATE TABLE idempotency_marks (
        claim_id bigint NOT NULL,
        CONSTRAINT idempotency_marks_pkey PRIMARY KEY (claim_id),
        CONSTRAINT idempotency_marks_claim_fkey FOREIGN KEY (claim_id) REFERENCES idempotency_keys (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_marks');
    await runner.query('DROP TABLE idempotency_keys');
  }
}
