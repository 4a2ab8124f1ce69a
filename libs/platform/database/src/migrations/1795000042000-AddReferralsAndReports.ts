import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referrals, and the reports of the nightly storage reconciliation. */
export class AddReferralsAndReports1795000042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quota_referrals (
        referred_id integer NOT NULL,
        referrer_id integer NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT quota_referrals_pkey PRIMARY KEY (referred_id),
        CONSTRAINT quota_referrals_self_check CHECK (referred_id <> referrer_id),
        CONSTRAINT quota_referrals_referred_fkey FOREIGN KEY (referred_id) REFERENCES users (id),
        CONSTRAINT quota_referrals_referrer_fkey FOREIGN KEY (referrer_id) REFERENCES users (id)
      )`);
    // Two people can refer each other only once, whichever of them has the code.
    await runner.query(`
      CREATE UNIQUE INDEX quota_referrals_pair_key ON quota_referrals (least(referred_id, referrer_id), greatest(referred_id, referrer_id))`);

    await runner.query(`
      CREATE TABLE storage_reports (
        id serial NOT NULL,
        started_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3) NOT NULL,
        object_count integer NOT NULL,
        object_bytes bigint NOT NULL,
        missing uuid[] NOT NULL,
        wrong_size uuid[] NOT NULL,
        removed_count integer NOT NULL,
        adjusted_count integer NOT NULL,
        CONSTRAINT storage_reports_pkey PRIMARY KEY (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE storage_reports');
    await runner.query('DROP TABLE quota_referrals');
  }
}
