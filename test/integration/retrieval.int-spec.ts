import { anActor } from '@test/builders';
import { aSavedUser, useDatabase } from '@test/database';
import { type Sql, type Database } from '@app/database';
import { Role } from '@app/auth';
import { questionOf } from '@app/text';
import { RetrievalRepository } from '@knowledge/retrieval/retrieval.repository';

const DOCUMENTS = 600;
const EACH = 6;

describe('retrieval', () => {
  const { source, db } = useDatabase();
  const rows = (statement: string, values: unknown[] = []): Promise<any[]> => source.query(statement, values);

  /** Passages that all have a common term, each of which some others have. */
  async function aLibrary(): Promise<number> {
    const { id } = await aSavedUser(source, { role: Role.Admin });
    await rows(`
      WITH f AS (INSERT INTO folders (company_id, name, created_by) VALUES ('sinfonia', 'All', ${id}) RETURNING id),
      d AS (INSERT INTO documents (company_id, folder_id, title, owner_id, drafted_by)
            SELECT 'sinfonia', f.id, 'Document ' || n, ${id}, ${id} FROM f, generate_series(1, ${DOCUMENTS}) n RETURNING id)
      INSERT INTO document_versions (company_id, document_id, number, title, body, published_by) SELECT 'sinfonia', d.id, 1, 'x', 'x', ${id} FROM d`);
    await rows(`UPDATE documents d SET status = 'published', draft = 'none', drafted_by = NULL, published_version_id = v.id
                FROM document_versions v WHERE v.document_id = d.id`);
    const [common] = questionOf('공지').terms;
    await rows(`
      INSERT INTO passages (company_id, document_id, version_id, position, start, "end", text, tokens)
      SELECT 'sinfonia', v.document_id, v.id, n, 0, 1, 'x',
        ARRAY[${common!.token}] || ARRAY(SELECT (hashint4(v.id * 10 + n + g) % 5000) FROM generate_series(1, 60) g)
      FROM document_versions v, generate_series(1, ${EACH}) n`);
    await rows(`UPDATE passages SET tokens = tokens || ${questionOf('예약').terms[0]!.token} WHERE document_id % 40 = 0`);
    await rows(`INSERT INTO passage_terms SELECT 'sinfonia', t, count(*) FROM passages, unnest(tokens || 0) t GROUP BY t`);
    await rows('ANALYZE passages, documents, document_versions, passage_terms');
    return id;
  }

  it('finds passages by the index of their terms among thousands', async () => {
    const actor = anActor({ id: await aLibrary(), role: Role.Mentee });
    const asked: Sql[] = [];
    const noting = Object.assign(Object.create(db) as Database, {
      rows: (statement: Sql) => {
        asked.push(statement);
        return db.rows(statement);
      },
    });
    const found = await new RetrievalRepository(noting).find(actor, questionOf('예약 공지'), 10);
    expect(found).toHaveLength(10);
    const { text, values } = asked[0]!.compile();
    const plan = (await rows(`EXPLAIN ${text}`, values)).map((line) => line['QUERY PLAN'] as string);
    expect(plan.filter((line) => line.includes('passages_by_tokens'))).not.toEqual([]);
    expect(plan.filter((line) => line.includes('Seq Scan on passages '))).toEqual([]);
  });

  it('looks up frequent words together although nobody has one of them', async () => {
    const actor = anActor({ id: await aLibrary(), role: Role.Mentee });
    const frequent = questionOf('예약 공지').terms.filter(({ form, token, base }) => form === 0 && token === base);
    await rows(
      `
      INSERT INTO passage_terms (company_id, token, passages) SELECT 'sinfonia', t, 9000 FROM unnest($1::int[]) t
      ON CONFLICT (company_id, token) DO UPDATE SET passages = excluded.passages`,
      [frequent.map(({ token }) => token)],
    );
    const found = await new RetrievalRepository(db).find(actor, questionOf('예약 공지 쿼카'), 10);
    expect(found).toHaveLength(10);
    expect(found.every(({ document_id }) => document_id % 40 === 0)).toBe(true);
  });

  it('finds the one readable document among more passages than a lookup takes', async () => {
    const actor = anActor({ id: await aLibrary(), role: Role.Mentee });
    const [{ last }] = await rows('SELECT max(id) AS last FROM documents');
    await rows(`
      WITH f AS (INSERT INTO folders (company_id, name, created_by, is_private) VALUES ('sinfonia', 'Board', ${actor.id}, true) RETURNING id)
      UPDATE documents d SET folder_id = f.id FROM f WHERE d.id <> ${last}`);
    const found = await new RetrievalRepository(db).find(actor, questionOf('공지'), 10);
    expect(found.map(({ document_id }) => document_id)).toEqual(Array(EACH).fill(last));
    const searched = await new RetrievalRepository(db).search(actor, questionOf('공지'), { page: 1, page_size: 20 });
    expect(searched).toMatchObject([{ id: last, count: 1 }]);
  });
});
