import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sheet music: its metadata and the versions of its file. */
export class CreateScores1795000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scores (
        id serial NOT NULL,
        company_id text,
        user_id integer NOT NULL,
        title text NOT NULL,
        composer text,
        arranger text,
        instrumentation text,
        genre text,
        difficulty text,
        tags text[] NOT NULL DEFAULT '{}',
        note text,
        current_number integer NOT NULL DEFAULT 1,
        last_number integer NOT NULL DEFAULT 1,
        trashed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT scores_pkey PRIMARY KEY (id),
        CONSTRAINT scores_numbers_check CHECK (current_number BETWEEN 1 AND last_number),
        CONSTRAINT scores_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT scores_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
      )`);
    await runner.query('CREATE INDEX scores_of_user ON scores (user_id, updated_at DESC, id)');
    await runner.query('CREATE INDEX scores_of_company ON scores (company_id, user_id) WHERE company_id IS NOT NULL');
    await runner.query('CREATE INDEX scores_trashed ON scores (trashed_at) WHERE trashed_at IS NOT NULL');
    await runner.query('CREATE INDEX scores_tags ON scores USING gin (tags)');
    const words = 'words_of(title, ARRAY[composer, instrumentation])';
    await runner.query(`CREATE INDEX scores_words_trigrams ON scores USING gin (${words} gin_trgm_ops)`);
    await runner.query(`CREATE INDEX scores_words_bigrams ON scores USING gin (bigrams(${words}))`);

    await runner.query(`
      CREATE TABLE score_versions (
        id serial NOT NULL,
        company_id text,
        score_id integer NOT NULL,
        number integer NOT NULL,
        file_id uuid NOT NULL,
        pages integer,
        page_width double precision,
        page_height double precision,
        pdf_title text,
        is_encrypted boolean,
        info_status job_status NOT NULL DEFAULT 'queued',
        info_error text,
        thumbnail_status job_status NOT NULL DEFAULT 'queued',
        thumbnail_error text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT score_versions_pkey PRIMARY KEY (id),
        CONSTRAINT score_versions_number_key UNIQUE (score_id, number),
        CONSTRAINT score_versions_file_key UNIQUE (file_id),
        CONSTRAINT score_versions_number_check CHECK (number > 0),
        CONSTRAINT score_versions_pages_check CHECK (pages > 0),
        CONSTRAINT score_versions_company_fkey FOREIGN KEY (company_id) REFERENCES companies (id),
        CONSTRAINT score_versions_score_fkey FOREIGN KEY (score_id) REFERENCES scores (id) ON DELETE CASCADE,
        CONSTRAINT score_versions_file_fkey FOREIGN KEY (file_id) REFERENCES files (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE score_versions');
    await runner.query('DROP TABLE scores');
  }
}
