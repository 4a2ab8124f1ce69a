import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Failed sign-ins of an account from all networks, and the networks that are exempt from the delay that these cause. */
export class CreateSignInTallies1795000060020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sign_in_tallies (
        account text NOT NULL,
        failures integer NOT NULL,
        since timestamptz(3) NOT NULL,
        tried_at timestamptz(3) NOT NULL,
        CONSTRAINT sign_in_tallies_pkey PRIMARY KEY (account)
      )`);
    await runner.query('CREATE INDEX sign_in_tallies_by_age ON sign_in_tallies (since)');
    await runner.query(`
      CREATE TABLE sign_in_networks (
        account text NOT NULL,
        network text NOT NULL,
        seen_at timestamptz(3) NOT NULL,
        CONSTRAINT sign_in_networks_pkey PRIMARY KEY (account, network)
      )`);
    await runner.query('CREATE INDEX sign_in_networks_by_age ON sign_in_networks (seen_at)');
    // Networks of recent sign-ins are known from the first day on. The account is the SHA-256 of the address, in base64url.
    await runner.query(`
      INSERT INTO sign_in_networks (account, network, seen_at)
      SELECT rtrim(translate(encode(sha256(convert_to(u.email, 'UTF8')), 'base64'), '+/', '-_'), '='), s.address, max(s.created_at)
      FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.created_at > now() - interval '30 days' AND s.address ~ '^[0-9]{1,3}([.][0-9]{1,3}){3}$'
      GROUP BY u.email, s.address`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_networks');
    await runner.query('DROP TABLE sign_in_tallies');
  }
}
