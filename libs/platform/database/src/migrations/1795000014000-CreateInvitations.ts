import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInvitations1795000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE invitation_state AS ENUM ('open', 'accepted', 'withdrawn', 'expired')");
    await runner.query(`
      CREATE TABLE invitations (
        id serial NOT NULL,
        company_id text NOT NULL,
        email text NOT NULL,
        name text,
        role user_role NOT NULL,
        department_id integer,
        state invitation_state NOT NULL DEFAULT 'open',
        secret_hash text NOT NULL,
        sender_id integer NOT NULL,
        sent_at timestamptz(3) NOT NULL,
        sent_count integer NOT NULL DEFAULT 1,
        expires_at timestamptz(3) NOT NULL,
        closed_at timestamptz(3),
        user_id integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT invitations_pkey PRIMARY KEY (id),
        CONSTRAINT invitations_secret_key UNIQUE (secret_hash),
        CONSTRAINT invitations_email_check CHECK (email = lower(email)),
        CONSTRAINT invitations_closed_check CHECK ((state = 'open') = (closed_at IS NULL)),
        CONSTRAINT invitations_accepted_check CHECK ((state = 'accepted') = (user_id IS NOT NULL)),
        CONSTRAINT invitations_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT invitations_department_fkey FOREIGN KEY (company_id, department_id) REFERENCES departments (company_id, id)
          ON DELETE SET NULL (department_id),
        CONSTRAINT invitations_sender_fkey FOREIGN KEY (sender_id) REFERENCES users (id),
        CONSTRAINT invitations_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    await runner.query("CREATE UNIQUE INDEX invitations_open_key ON invitations (company_id, email) WHERE state = 'open'");
    await runner.query('CREATE INDEX invitations_of_company ON invitations (company_id, created_at, id)');
    await runner.query("CREATE INDEX invitations_open_by_expiry ON invitations (expires_at) WHERE state = 'open'");
    await runner.query('CREATE INDEX invitations_closed ON invitations (closed_at)');
    await runner.query('CREATE INDEX invitations_department ON invitations (department_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitations');
    await runner.query('DROP TYPE invitation_state');
  }
}
