import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scores in playing order. */
export class CreateSetlists1795000051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE setlists (
        id serial NOT NULL,
        company_id text,
        user_id integer NOT NULL,
        title text NOT NULL,
        description text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT setlists_pkey PRIMARY KEY (id),
        CONSTRAINT setlists_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT setlists_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX setlists_of_user ON setlists (user_id, updated_at DESC, id)');
    const words = 'words_of(title, ARRAY[description])';
    await runner.query(`CREATE INDEX setlists_words_trigrams ON setlists USING gin (${words} gin_trgm_ops)`);
    await runner.query(`CREATE INDEX setlists_words_bigrams ON setlists USING gin (bigrams(${words}))`);

    await runner.query(`
      CREATE TABLE setlist_items (
        id serial NOT NULL,
        company_id text,
        setlist_id integer NOT NULL,
        score_id integer NOT NULL,
        position integer NOT NULL,
        note text,
        transposition integer NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT setlist_items_pkey PRIMARY KEY (id),
        CONSTRAINT setlist_items_score_key UNIQUE (setlist_id, score_id),
        CONSTRAINT setlist_items_position_key UNIQUE (setlist_id, position) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT setlist_items_transposition_check CHECK (transposition BETWEEN -24 AND 24),
        CONSTRAINT setlist_items_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT setlist_items_setlist_fkey FOREIGN KEY (setlist_id) REFERENCES setlists (id) ON DELETE CASCADE,
        CONSTRAINT setlist_items_score_fkey FOREIGN KEY (score_id) REFERENCES scores (id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX setlist_items_of_score ON setlist_items (score_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE setlist_items');
    await runner.query('DROP TABLE setlists');
  }
}
