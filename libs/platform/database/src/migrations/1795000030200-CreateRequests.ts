import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for approval. */
export class CreateRequests1795000030200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE request_status AS ENUM ('open', 'done', 'dismissed')");
    await runner.query(`
      CREATE TABLE requests (
        id serial NOT NULL,
        company_id text NOT NULL,
        asker_id integer NOT NULL,
        resource text NOT NULL,
        action text NOT NULL,
        resource_id integer,
        payload jsonb NOT NULL DEFAULT '{}',
        audience integer[] NOT NULL DEFAULT '{}',
        status request_status NOT NULL DEFAULT 'open',
        closed_by_id integer,
        closed_at timestamptz(3),
        note text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT requests_pkey PRIMARY KEY (id),
        CONSTRAINT requests_closed_check CHECK ((status = 'open') = (closed_at IS NULL)),
        CONSTRAINT requests_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT requests_asker_fkey FOREIGN KEY (company_id, asker_id) REFERENCES users (company_id, id),
        CONSTRAINT requests_closed_by_fkey FOREIGN KEY (closed_by_id) REFERENCES users (id)
      )`);
    // Only one request for the same action can be open.
    await runner.query(`
      CREATE UNIQUE INDEX requests_open_key ON requests (asker_id, resource, action, coalesce(resource_id, 0), md5(payload::text))
      WHERE status = 'open'`);
    await runner.query('CREATE INDEX requests_of_company ON requests (company_id, created_at DESC, id)');
    await runner.query('CREATE INDEX requests_of_asker ON requests (asker_id, created_at DESC)');
    await runner.query('CREATE INDEX requests_of_audience ON requests USING gin (audience)');
    await runner.query("CREATE INDEX requests_about ON requests (resource, resource_id) WHERE status = 'open'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE requests');
    await runner.query('DROP TYPE request_status');
  }
}
