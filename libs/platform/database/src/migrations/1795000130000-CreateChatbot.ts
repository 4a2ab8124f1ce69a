import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions, messages, feedback, curated answers, gaps and hand-overs of the chatbot. The previous version ignores them. */
export class CreateChatbot1795000130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    await runner.query("SET LOCAL statement_timeout = '5min'");
    await runner.query(`CREATE TYPE curated_answer_status AS ENUM ('suggested', 'published')`);
    await runner.query(`CREATE TYPE knowledge_gap_status AS ENUM ('open', 'closed', 'dismissed')`);
    await runner.query(`CREATE TYPE chatbot_role AS ENUM ('user', 'chatbot')`);
    await runner.query(`CREATE TYPE chatbot_answer_kind AS ENUM ('curated', 'quotes', 'written', 'refusal')`);
    await runner.query(`CREATE TYPE chatbot_message_status AS ENUM ('answering', 'answered', 'stopped')`);
    await runner.query(`CREATE TYPE chatbot_rating AS ENUM ('helpful', 'unhelpful')`);
    await this.createConversations(runner);
    await this.createKnowledge(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL lock_timeout = '5s'");
    for (const table of ['handovers', 'usage', 'feedback', 'messages', 'sessions']) await runner.query(`DROP TABLE chatbot_${table}`);
    await runner.query('DROP TABLE knowledge_gaps');
    await runner.query('DROP TABLE curated_answers');
    for (const type of ['rating', 'message_status', 'answer_kind', 'role']) await runner.query(`DROP TYPE chatbot_${type}`);
    await runner.query('DROP TYPE knowledge_gap_status');
    await runner.query('DROP TYPE curated_answer_status');
  }

  private async createConversations(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE chatbot_sessions (
        id serial CONSTRAINT chatbot_sessions_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT chatbot_sessions_company_fkey REFERENCES companies (id),
        user_id integer NOT NULL,
        title text,
        summary text,
        has_own_summary boolean NOT NULL DEFAULT false,
        last_asked_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT chatbot_sessions_user_fkey FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
      )`);
    await runner.query('CREATE INDEX chatbot_sessions_of_user ON chatbot_sessions (user_id, updated_at, id)');
    await runner.query(`
      CREATE TABLE chatbot_messages (
        id serial CONSTRAINT chatbot_messages_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT chatbot_messages_company_fkey REFERENCES companies (id),
        session_id integer NOT NULL CONSTRAINT chatbot_messages_session_fkey REFERENCES chatbot_sessions (id) ON DELETE CASCADE,
        user_id integer NOT NULL,
        role chatbot_role NOT NULL,
        question_id integer CONSTRAINT chatbot_messages_question_fkey REFERENCES chatbot_messages (id) ON DELETE CASCADE,
        text text NOT NULL DEFAULT '',
        language text NOT NULL,
        kind chatbot_answer_kind,
        status chatbot_message_status NOT NULL,
        curated_answer_id integer,
        leased_until timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT chatbot_messages_question_key UNIQUE (question_id),
        CONSTRAINT chatbot_messages_role_check CHECK ((role = 'chatbot') = (question_id IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX chatbot_messages_of_session ON chatbot_messages (session_id, id)');
    await runner.query('CREATE INDEX chatbot_messages_of_user ON chatbot_messages (user_id)');
    await runner.query(`
      CREATE TABLE chatbot_feedback (
        message_id integer CONSTRAINT chatbot_feedback_pkey PRIMARY KEY
          CONSTRAINT chatbot_feedback_message_fkey REFERENCES chatbot_messages (id) ON DELETE CASCADE,
        company_id text NOT NULL CONSTRAINT chatbot_feedback_company_fkey REFERENCES companies (id),
        rating chatbot_rating NOT NULL,
        comment text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE chatbot_handovers (
        id serial CONSTRAINT chatbot_handovers_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT chatbot_handovers_company_fkey REFERENCES companies (id),
        message_id integer NOT NULL CONSTRAINT chatbot_handovers_message_fkey REFERENCES chatbot_messages (id) ON DELETE CASCADE,
        mentor_id integer NOT NULL CONSTRAINT chatbot_handovers_mentor_fkey REFERENCES users (id),
        task_id integer CONSTRAINT chatbot_handovers_task_fkey REFERENCES tasks (id) ON DELETE SET NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX chatbot_handovers_of_message ON chatbot_handovers (message_id, id)');
    await runner.query('CREATE INDEX chatbot_handovers_of_task ON chatbot_handovers (task_id)');
    await runner.query(`
      CREATE TABLE chatbot_usage (
        company_id text NOT NULL CONSTRAINT chatbot_usage_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        day date NOT NULL,
        tokens integer NOT NULL,
        CONSTRAINT chatbot_usage_pkey PRIMARY KEY (company_id, day)
      )`);
  }

  private async createKnowledge(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE curated_answers (
        id serial CONSTRAINT curated_answers_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT curated_answers_company_fkey REFERENCES companies (id),
        author_id integer NOT NULL,
        questions text[] NOT NULL,
        question_keys text[] NOT NULL,
        answer text NOT NULL,
        status curated_answer_status NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT curated_answers_author_fkey FOREIGN KEY (company_id, author_id) REFERENCES users (company_id, id)
      )`);
    await runner.query('CREATE INDEX curated_answers_of_company ON curated_answers (company_id, status, updated_at, id)');
    await runner.query(`CREATE INDEX curated_answers_by_words ON curated_answers USING gin (question_keys) WHERE status = 'published'`);
    await runner.query(`
      CREATE TABLE knowledge_gaps (
        id serial CONSTRAINT knowledge_gaps_pkey PRIMARY KEY,
        company_id text NOT NULL CONSTRAINT knowledge_gaps_company_fkey REFERENCES companies (id),
        question_key text NOT NULL,
        question text NOT NULL,
        language text NOT NULL,
        status knowledge_gap_status NOT NULL DEFAULT 'open',
        asked_count integer NOT NULL DEFAULT 0,
        unhelpful_count integer NOT NULL DEFAULT 0,
        first_asked_on date NOT NULL,
        last_asked_on date NOT NULL,
        curated_answer_id integer CONSTRAINT knowledge_gaps_answer_fkey REFERENCES curated_answers (id) ON DELETE SET NULL,
        task_id integer CONSTRAINT knowledge_gaps_task_fkey REFERENCES tasks (id) ON DELETE SET NULL,
        closed_at timestamptz(3),
        asked_since integer NOT NULL DEFAULT 0,
        answered_since integer NOT NULL DEFAULT 0,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT knowledge_gaps_key UNIQUE (company_id, question_key),
        CONSTRAINT knowledge_gaps_closed_check CHECK ((status = 'open') = (closed_at IS NULL))
      )`);
    await runner.query('CREATE INDEX knowledge_gaps_of_company ON knowledge_gaps (company_id, status, asked_count, id)');
    await runner.query('CREATE INDEX knowledge_gaps_of_answer ON knowledge_gaps (curated_answer_id)');
    await runner.query('CREATE INDEX knowledge_gaps_of_task ON knowledge_gaps (task_id)');
  }
}
