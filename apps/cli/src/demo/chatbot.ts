import type { QueryRunner } from 'typeorm';
import { questionOf, toNfc } from '@app/text';
import { CHATBOTS } from './chatbot-contents';

/** The words by which questions find their curated answers and gaps. */
const keyOf = (question: string): string => [...new Set(questionOf(toNfc(question)).words)].sort().join(' ');

const SESSION = `chatbot_sessions s JOIN users u ON u.id = s.user_id JOIN json_to_recordset($1) AS g
  (mentee text, mentor text, language text, answered json, refused json) ON g.mentee = u.email`;

/** Inserts what people have asked the chatbot, answers of the companies, and gaps. Needs the documents. */
export async function insertChatbot(runner: QueryRunner): Promise<void> {
  const given = JSON.stringify(CHATBOTS);
  await insertMessages(runner, given);
  await handOver(runner, given);
  await insertCurated(runner);
  await insertGaps(runner);
}

/** A session with two questions. The first one is answered by a quote, which its reader found helpful. */
async function insertMessages(runner: QueryRunner, given: string): Promise<void> {
  await runner.query(
    `INSERT INTO chatbot_sessions (company_id, user_id, title, summary, last_asked_at, created_at)
     SELECT u.company_id, u.id, g.answered ->> 'question', (g.refused ->> 'question') || ' · ' || (g.answered ->> 'question'),
       now() - interval '2 days', now() - interval '2 days 10 minutes'
     FROM json_to_recordset($1) AS g (mentee text, answered json, refused json) JOIN users u ON u.email = g.mentee ORDER BY u.id`,
    [given],
  );
  await runner.query(
    `INSERT INTO chatbot_messages (company_id, session_id, user_id, role, text, language, status, created_at)
     SELECT s.company_id, s.id, s.user_id, 'user', q.text, g.language, 'answered', q.at
     FROM ${SESSION} CROSS JOIN LATERAL (VALUES (g.answered ->> 'question', s.created_at), (g.refused ->> 'question', s.last_asked_at)) q (text, at)
     ORDER BY s.id, q.at`,
    [given],
  );
  await runner.query(
    `INSERT INTO chatbot_messages (company_id, session_id, user_id, role, question_id, kind, text, language, status, created_at)
     SELECT q.company_id, q.session_id, q.user_id, 'chatbot', q.id, a.kind::chatbot_answer_kind, a.text, q.language, 'answered', q.created_at
     FROM ${SESSION} JOIN chatbot_messages q ON q.session_id = s.id
     CROSS JOIN LATERAL (SELECT CASE WHEN q.text = g.answered ->> 'question' THEN 'quotes' ELSE 'refusal' END AS kind,
       CASE WHEN q.text = g.answered ->> 'question' THEN g.answered ->> 'introduction' ELSE g.refused ->> 'answer' END AS text) a
     ORDER BY q.id`,
    [given],
  );
  await runner.query(
    `INSERT INTO chatbot_citations (message_id, position, company_id, document_id, version, title, heading, start, "end", quote)
     SELECT m.id, 1, m.company_id, d.id, v.number, v.title, g.answered ->> 'heading', p.start, p.start + char_length(g.answered ->> 'quote'), g.answered ->> 'quote'
     FROM ${SESSION} JOIN chatbot_messages m ON m.session_id = s.id AND m.kind = 'quotes'
     JOIN documents d ON d.company_id = s.company_id AND d.title = g.answered ->> 'document' JOIN document_versions v ON v.id = d.published_version_id
     CROSS JOIN LATERAL (SELECT strpos(v.body, g.answered ->> 'quote') - 1 AS start) p WHERE p.start >= 0`,
    [given],
  );
  await runner.query(
    "INSERT INTO chatbot_feedback (message_id, company_id, rating) SELECT id, company_id, 'helpful' FROM chatbot_messages WHERE kind = 'quotes'",
  );
}

/** The second question of a session is a task of the mentor. */
async function handOver(runner: QueryRunner, given: string): Promise<void> {
  await runner.query(
    `WITH asked AS (
       INSERT INTO tasks (company_id, title, description, status, assignee_id, due_at, created_at)
       SELECT s.company_id, g.refused ->> 'task', g.refused ->> 'question', 'todo', mentor.id, date_trunc('hour', now()) + interval '1 day', s.last_asked_at
       FROM ${SESSION} JOIN users mentor ON mentor.email = g.mentor ORDER BY s.id RETURNING id, company_id, assignee_id, description)
     INSERT INTO chatbot_handovers (company_id, message_id, mentor_id, task_id)
     SELECT a.company_id, a.id, t.assignee_id, t.id FROM asked t
     JOIN chatbot_messages q ON q.company_id = t.company_id AND q.role = 'user' AND q.text = t.description
     JOIN chatbot_messages a ON a.question_id = q.id ORDER BY a.id`,
    [given],
  );
}

async function insertCurated(runner: QueryRunner): Promise<void> {
  const answers = CHATBOTS.flatMap(({ admin, curated }) =>
    curated.map((one) => ({ ...one, status: one.author === admin ? 'published' : 'suggested', keys: one.questions.map(keyOf) })),
  );
  await runner.query(
    `INSERT INTO curated_answers (company_id, author_id, questions, question_keys, answer, status, documents, created_at)
     SELECT u.company_id, u.id, ARRAY(SELECT json_array_elements_text(g.questions)), ARRAY(SELECT DISTINCT json_array_elements_text(g.keys)), g.answer,
       g.status::curated_answer_status,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('document_id', d.id, 'version', 1)), '[]') FROM documents d
         WHERE d.company_id = u.company_id AND d.title = g.document), now() - interval '20 days'
     FROM json_to_recordset($1) AS g (author text, questions json, keys json, answer text, status text, document text) JOIN users u ON u.email = g.author
     ORDER BY g.status, u.id`,
    [JSON.stringify(answers)],
  );
}

/** A closed gap was asked five times more since, and answered each time. */
async function insertGaps(runner: QueryRunner): Promise<void> {
  const gaps = CHATBOTS.flatMap(({ admin, language, gaps: own }) =>
    own.map((gap) => ({ ...gap, admin, language, key: keyOf(gap.question) })),
  );
  await runner.query(
    `INSERT INTO knowledge_gaps (company_id, question_key, question, language, asked_count, first_asked_on, last_asked_on, status, curated_answer_id,
       closed_at, asked_since, answered_since)
     SELECT u.company_id, g.key, g.question, g.language, g.asked, current_date - 20 - g.asked, current_date - 2,
       CASE WHEN g.is_closed THEN 'closed' ELSE 'open' END::knowledge_gap_status, c.id, CASE WHEN g.is_closed THEN now() - interval '20 days' END,
       CASE WHEN g.is_closed THEN 5 ELSE 0 END, CASE WHEN g.is_closed THEN 5 ELSE 0 END
     FROM json_to_recordset($1) AS g (admin text, language text, key text, question text, asked int, is_closed boolean) JOIN users u ON u.email = g.admin
     LEFT JOIN curated_answers c ON g.is_closed AND c.company_id = u.company_id AND c.question_keys @> ARRAY[g.key] ORDER BY u.id, g.asked DESC`,
    [JSON.stringify(gaps)],
  );
}
