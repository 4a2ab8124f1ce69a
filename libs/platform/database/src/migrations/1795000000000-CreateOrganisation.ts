import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Companies, their departments, and people. */
export class CreateOrganisation1795000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE companies (
        id text NOT NULL,
        name text NOT NULL,
        timezone text NOT NULL DEFAULT 'Asia/Seoul',
        locale text NOT NULL DEFAULT 'ko',
        settings jsonb NOT NULL DEFAULT '{}',
        quota_bytes bigint,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT companies_pkey PRIMARY KEY (id),
        CONSTRAINT companies_id_check CHECK (id ~ '^([a-z0-9]+(-[a-z0-9]+)*|[0-9]{3}-[0-9]{2}-[0-9]{5})$')
      )`);
    await runner.query(`
      CREATE TABLE departments (
        id serial NOT NULL,
        company_id text NOT NULL,
        name text NOT NULL,
        description text,
        is_active boolean NOT NULL DEFAULT true,
        lead_id integer,
        parent_id integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT departments_pkey PRIMARY KEY (id),
        CONSTRAINT departments_name_key UNIQUE (company_id, name),
        CONSTRAINT departments_of_company_key UNIQUE (company_id, id),
        CONSTRAINT departments_parent_check CHECK (parent_id <> id),
        CONSTRAINT departments_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT departments_parent_fkey FOREIGN KEY (company_id, parent_id) REFERENCES departments (company_id, id)
      )`);
    await runner.query('CREATE INDEX departments_lead ON departments (lead_id)');
    await runner.query('CREATE INDEX departments_parent ON departments (parent_id)');

    await runner.query("CREATE TYPE user_role AS ENUM ('admin', 'mentor', 'mentee')");
    await runner.query("CREATE TYPE user_status AS ENUM ('invited', 'active', 'suspended', 'leaving', 'deactivated', 'anonymised')");
    await runner.query(`
      CREATE TABLE users (
        id serial NOT NULL,
        company_id text,
        department_id integer,
        email text NOT NULL,
        email_verified_at timestamptz(3),
        password_hash text,
        name text NOT NULL,
        first_name text,
        last_name text,
        role user_role NOT NULL,
        is_superuser boolean NOT NULL DEFAULT false,
        status user_status NOT NULL DEFAULT 'active',
        employee_number integer,
        position text,
        job_part text,
        tags text[] NOT NULL DEFAULT '{}',
        profile_image text,
        timezone text,
        locale text,
        join_date date,
        last_login_at timestamptz(3),
        deactivated_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT users_pkey PRIMARY KEY (id),
        CONSTRAINT users_email_key UNIQUE (email),
        CONSTRAINT users_employee_number_key UNIQUE (company_id, employee_number),
        CONSTRAINT users_email_check CHECK (email = lower(email)),
        CONSTRAINT users_of_company_key UNIQUE (company_id, id),
        CONSTRAINT users_employee_number_check CHECK (employee_number > 0),
        CONSTRAINT users_department_check CHECK (department_id IS NULL OR company_id IS NOT NULL),
        CONSTRAINT users_superuser_check CHECK (NOT is_superuser OR (role = 'admin' AND company_id IS NULL)),
        CONSTRAINT users_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT users_department_fkey FOREIGN KEY (company_id, department_id) REFERENCES departments (company_id, id)
      )`);
    await runner.query('CREATE INDEX users_department ON users (department_id)');
    await runner.query('CREATE INDEX users_of_company_by_name ON users (company_id, name, id)');
    await runner.query("CREATE INDEX users_admins ON users (company_id) WHERE role = 'admin'");
    await runner.query("CREATE INDEX users_deactivated ON users (deactivated_at) WHERE status = 'deactivated'");
    await runner.query(`
      ALTER TABLE departments ADD CONSTRAINT departments_lead_fkey FOREIGN KEY (company_id, lead_id) REFERENCES users (company_id, id)`);

    // Search. A trigram index serves words of three letters and more; a Korean name is often two, which 2-grams serve.
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(`
      CREATE FUNCTION words_of(name text, tags text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
      AS $$ SELECT lower(name || ' ' || array_to_string(tags, ' ')) $$`);
    await runner.query(`
      CREATE FUNCTION bigrams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
      AS $$ SELECT array(SELECT DISTINCT substr(words, i, 2) FROM generate_series(1, char_length(words) - 1) i) $$`);
    await runner.query('CREATE INDEX users_words_trigrams ON users USING gin (words_of(name, tags) gin_trgm_ops)');
    await runner.query('CREATE INDEX users_words_bigrams ON users USING gin (bigrams(words_of(name, tags)))');
    await runner.query('CREATE INDEX users_email_trigrams ON users USING gin (email gin_trgm_ops)');
    await runner.query('CREATE INDEX users_tags ON users USING gin (tags)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE departments DROP CONSTRAINT departments_lead_fkey');
    await runner.query('DROP TABLE users');
    await runner.query('DROP FUNCTION bigrams, words_of');
    await runner.query('DROP EXTENSION pg_trgm');
    await runner.query('DROP TYPE user_status');
    await runner.query('DROP TYPE user_role');
    await runner.query('DROP TABLE departments');
    await runner.query('DROP TABLE companies');
  }
}
