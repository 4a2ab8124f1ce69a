import type { QueryRunner } from 'typeorm';
import { passageTokens, passagesOf } from '@app/text';
import type { DemoDocument } from './document-contents';
import { HANDBOOK_EN } from './handbook-en';
import { HANDBOOK_KO } from './handbook-ko';

interface DemoHandbook {
  readonly language: string;
  /** Name of the folder of all, and of one in it that only mentors read. */
  readonly top: string;
  readonly mentors: string;
  readonly owner: string;
  /** Titles of documents that everybody must read. */
  readonly must_read: readonly string[];
  /** Comment of the owner on these documents. */
  readonly comment: string;
  readonly documents: readonly DemoDocument[];
}

const HANDBOOKS: readonly DemoHandbook[] = [
  {
    language: 'en',
    top: 'Handbook',
    mentors: 'For mentors',
    owner: 'anna@sinfonia.example',
    must_read: ['Hall safety', 'Annual leave'],
    comment: 'Please write here what is missing.',
    documents: HANDBOOK_EN,
  },
  {
    language: 'ko',
    top: '사내 규정집',
    mentors: '멘토 전용',
    owner: 'seoyeon@hanbit.example',
    must_read: ['공연장 안전 수칙', '연차휴가'],
    comment: '빠진 내용이 있으면 여기에 남겨 주세요.',
    documents: HANDBOOK_KO,
  },
];

const DOCUMENTS = HANDBOOKS.flatMap(({ documents, mentors, ...book }) =>
  documents.map(({ folder, for_mentors, ...document }) => ({ ...book, ...document, folder: for_mentors ? mentors : folder })),
).map((document, place) => ({ ...document, place }));

const GIVEN = `json_to_recordset($1) AS g (place int, language text, top text, owner text, folder text, title text, body text, is_draft boolean, verified_days int)`;

/** Inserts the handbooks: folders, documents with one version, and their passages. */
export async function insertDocuments(runner: QueryRunner): Promise<void> {
  const given = [JSON.stringify(DOCUMENTS)];
  await runner.query(
    `INSERT INTO folders (company_id, name, created_by) SELECT DISTINCT u.company_id, g.top, u.id FROM ${GIVEN} JOIN users u ON u.email = g.owner`,
    given,
  );
  await runner.query(
    `INSERT INTO folders (company_id, parent_id, name, created_by)
     SELECT p.company_id, p.id, g.folder, p.created_by FROM ${GIVEN} JOIN users u ON u.email = g.owner
     JOIN folders p ON p.company_id = u.company_id AND p.name = g.top GROUP BY 1, 2, 3, 4 ORDER BY min(g.place)`,
    given,
  );
  await restrict(runner);
  await runner.query(
    `INSERT INTO documents (company_id, folder_id, title, language, draft_title, draft_body, drafted_by, owner_id, verifier_id, verified_until)
     SELECT f.company_id, f.id, g.title, g.language, g.title, g.body, u.id, u.id, CASE WHEN g.verified_days IS NOT NULL THEN u.id END,
       now() + g.verified_days * interval '1 day'
     FROM ${GIVEN} JOIN users u ON u.email = g.owner JOIN folders f ON f.company_id = u.company_id AND f.name = g.folder ORDER BY g.place`,
    given,
  );
  await publish(runner, given);
  await assign(runner);
  await discuss(runner);
}

/** Closes the folders of mentors to others, and lets the mentors of each company write in them. */
async function restrict(runner: QueryRunner): Promise<void> {
  const names = [HANDBOOKS.map(({ mentors }) => mentors)];
  await runner.query('UPDATE folders SET is_private = true WHERE name = ANY ($1)', names);
  await runner.query(
    `INSERT INTO document_access (company_id, folder_id, principal_kind, principal_id, level, manages)
     SELECT f.company_id, f.id, 'role', r.role, 'edit', r.role = 'admin' FROM folders f, unnest(ARRAY['admin', 'mentor']) r (role)
     WHERE f.name = ANY ($1) ORDER BY f.id, r.role`,
    names,
  );
}

/** Publishes what is no draft, with the passages by which it is found. */
async function publish(runner: QueryRunner, given: readonly string[]): Promise<void> {
  await runner.query(
    `INSERT INTO document_versions (company_id, document_id, number, title, body, published_by, published_at)
     SELECT d.company_id, d.id, 1, d.title, d.draft_body, d.owner_id, now() - (60 - g.place) * interval '1 day'
     FROM ${GIVEN} JOIN users u ON u.email = g.owner JOIN documents d ON d.company_id = u.company_id AND d.title = g.title
     WHERE g.is_draft IS NOT TRUE ORDER BY g.place`,
    [...given],
  );
  await runner.query(
    `UPDATE documents d SET status = 'published', draft = 'none', draft_title = NULL, draft_body = NULL, drafted_by = NULL, published_version_id = v.id
     FROM document_versions v WHERE v.document_id = d.id`,
  );
  const versions = (await runner.query(
    'SELECT id, company_id, document_id, title, body FROM document_versions ORDER BY id',
  )) as DemoVersion[];
  const passages = versions.flatMap(({ body, title, ...version }) =>
    passagesOf(body).map((passage) => ({ ...version, ...passage, tokens: passageTokens({ ...passage, title }) })),
  );
  await runner.query(
    `WITH added AS (
       INSERT INTO passages (company_id, document_id, version_id, position, start, "end", heading, text, tokens)
       SELECT p.company_id, p.document_id, p.id, p.position, p.start, p."end", p.heading, p.text, p.tokens
       FROM json_to_recordset($1) AS p (company_id text, document_id int, id int, position int, start int, "end" int, heading text, text text, tokens int[])
       RETURNING company_id, tokens)
     INSERT INTO passage_terms (company_id, token, passages)
     SELECT a.company_id, t.token, count(*) FROM added a, unnest(a.tokens || 0) t (token) GROUP BY a.company_id, t.token`,
    [JSON.stringify(passages)],
  );
}

/** Documents that everybody must read. Half of the mentees have acknowledged the first one. */
async function assign(runner: QueryRunner): Promise<void> {
  const titles = [HANDBOOKS.flatMap(({ must_read }) => must_read)];
  await runner.query(
    `INSERT INTO must_reads (company_id, document_id, principal_kind) SELECT d.company_id, d.id, 'company' FROM documents d
     WHERE d.title = ANY ($1) ORDER BY d.id`,
    titles,
  );
  await runner.query(
    `INSERT INTO acknowledgements (company_id, document_id, version_id, user_id, acknowledged_at)
     SELECT d.company_id, d.id, d.published_version_id, u.id, now() - interval '3 days' FROM documents d JOIN users u ON u.company_id = d.company_id
     WHERE d.title = ANY ($1) AND u.role = 'mentee' AND u.status = 'active' AND u.id % 2 = 0 ORDER BY d.id, u.id`,
    titles,
  );
}

/** The owners watch the documents that everybody must read, and have commented on them. */
async function discuss(runner: QueryRunner): Promise<void> {
  const titles = HANDBOOKS.flatMap(({ must_read, comment }) => must_read.map((title) => ({ title, comment })));
  await runner.query(
    `WITH watched AS (
       INSERT INTO document_watchers (document_id, user_id, company_id)
       SELECT d.id, d.owner_id, d.company_id FROM documents d JOIN json_to_recordset($1) AS g (title text) ON g.title = d.title)
     INSERT INTO document_comments (company_id, document_id, version_id, author_id, body, created_at)
     SELECT d.company_id, d.id, d.published_version_id, d.owner_id, g.comment, now() - interval '5 days'
     FROM documents d JOIN json_to_recordset($1) AS g (title text, comment text) ON g.title = d.title ORDER BY d.id`,
    [JSON.stringify(titles)],
  );
}

interface DemoVersion {
  readonly id: number;
  readonly company_id: string;
  readonly document_id: number;
  readonly title: string;
  readonly body: string;
}
