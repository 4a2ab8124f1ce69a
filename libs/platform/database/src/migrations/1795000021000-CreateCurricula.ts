import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Curricula, the items of their drafts, and their versions, which are immutable. */
export class CreateCurricula1795000021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TYPE curriculum_status AS ENUM ('draft', 'published', 'deprecated')");
    await runner.query("CREATE TYPE item_type AS ENUM ('task', 'document', 'form', 'meeting', 'message')");
    await runner.query("CREATE TYPE item_priority AS ENUM ('high', 'medium', 'low')");
    await runner.query("CREATE TYPE assignee_slot AS ENUM ('mentee', 'mentor', 'lead')");
    await runner.query(`
      CREATE TABLE curricula (
        id serial NOT NULL,
        company_id text NOT NULL,
        department_id integer,
        owner_id integer NOT NULL,
        title text NOT NULL,
        description text,
        total_weeks integer NOT NULL,
        weeks jsonb NOT NULL DEFAULT '[]',
        tags text[] NOT NULL DEFAULT '{}',
        status curriculum_status NOT NULL DEFAULT 'draft',
        current_version integer,
        draft_revision integer NOT NULL DEFAULT 1,
        published_revision integer,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT curricula_pkey PRIMARY KEY (id),
        CONSTRAINT curricula_of_company_key UNIQUE (company_id, id),
        CONSTRAINT curricula_total_weeks_check CHECK (total_weeks > 0),
        CONSTRAINT curricula_status_check CHECK ((status = 'draft') = (current_version IS NULL)),
        CONSTRAINT curricula_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT curricula_department_fkey FOREIGN KEY (company_id, department_id) REFERENCES departments (company_id, id),
        CONSTRAINT curricula_owner_fkey FOREIGN KEY (owner_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX curricula_of_company ON curricula (company_id, updated_at DESC, id)');
    await runner.query('CREATE INDEX curricula_of_company_by_title ON curricula (company_id, title, id)');
    await runner.query('CREATE INDEX curricula_of_department ON curricula (company_id, department_id)');
    await runner.query('CREATE INDEX curricula_of_owner ON curricula (owner_id)');
    await runner.query('CREATE INDEX curricula_tags ON curricula USING gin (tags)');
    const words = "lower(title || ' ' || coalesce(description, ''))";
    await runner.query(`CREATE INDEX curricula_words_trigrams ON curricula USING gin (${words} gin_trgm_ops)`);
    await runner.query(`CREATE INDEX curricula_words_bigrams ON curricula USING gin (bigrams(${words}))`);

    await runner.query(`
      CREATE TABLE curriculum_items (
        id serial NOT NULL,
        company_id text NOT NULL,
        curriculum_id integer NOT NULL,
        type item_type NOT NULL,
        title text NOT NULL,
        description text,
        guideline text,
        start_week integer,
        start_workday integer,
        "order" integer NOT NULL,
        period_days integer NOT NULL DEFAULT 7,
        priority item_priority NOT NULL DEFAULT 'medium',
        assignee_slot assignee_slot NOT NULL DEFAULT 'mentee',
        required boolean NOT NULL DEFAULT true,
        prerequisites integer[] NOT NULL DEFAULT '{}',
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT curriculum_items_pkey PRIMARY KEY (id),
        CONSTRAINT curriculum_items_order_key UNIQUE (curriculum_id, "order") DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT curriculum_items_start_check CHECK (num_nonnulls(start_week, start_workday) = 1),
        CONSTRAINT curriculum_items_curriculum_fkey FOREIGN KEY (company_id, curriculum_id) REFERENCES curricula (company_id, id) ON DELETE CASCADE
      )`);

    // json, not jsonb: it preserves the order of an item's fields, and no query looks inside.
    await runner.query(`
      CREATE TABLE curriculum_versions (
        id serial NOT NULL,
        company_id text NOT NULL,
        curriculum_id integer NOT NULL,
        number integer NOT NULL,
        title text NOT NULL,
        description text,
        total_weeks integer NOT NULL,
        weeks jsonb NOT NULL,
        items json NOT NULL,
        item_count integer NOT NULL,
        publisher_id integer NOT NULL,
        published_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT curriculum_versions_pkey PRIMARY KEY (id),
        CONSTRAINT curriculum_versions_number_key UNIQUE (curriculum_id, number),
        CONSTRAINT curriculum_versions_number_check CHECK (number > 0),
        CONSTRAINT curriculum_versions_curriculum_fkey FOREIGN KEY (company_id, curriculum_id) REFERENCES curricula (company_id, id),
        CONSTRAINT curriculum_versions_publisher_fkey FOREIGN KEY (publisher_id) REFERENCES users (id)
      )`);
    await runner.query(`
      CREATE TRIGGER curriculum_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON curriculum_versions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE curriculum_versions');
    await runner.query('DROP TABLE curriculum_items');
    await runner.query('DROP TABLE curricula');
    for (const type of ['assignee_slot', 'item_priority', 'item_type', 'curriculum_status']) await runner.query(`DROP TYPE ${type}`);
  }
}
