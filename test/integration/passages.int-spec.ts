import { useDatabase } from '@test/database';
import { TERM_FIELDS, tokenOf } from '@app/text';
import { PassagesRepository } from '@knowledge/passages/passages.repository';
import { PassagesService } from '@knowledge/passages';

const LEAVE = '# 연차\n\n연차는 하루 전에 신청합니다. 반차도 같습니다.\n';
const word = (text: string) => tokenOf({ kind: 'word', text }, TERM_FIELDS.any);

describe('passages', () => {
  const { source, db } = useDatabase();
  const passages = new PassagesService(new PassagesRepository(db), db);
  const publish = (document_id: number, text: string, company_id = 'sinfonia') =>
    passages.replace({ company_id, document_id, version_id: document_id * 10, title: '휴가', text });
  const rows = (statement: string, values: unknown[] = []): Promise<any[]> => source.query(statement, values);

  /** Numbers as a search sees them: those that are folded, and those that are not yet. */
  async function numbers(company_id = 'sinfonia'): Promise<Map<number, number>> {
    const counted = await rows(
      `SELECT n.token, sum(n.passages)::int AS passages FROM (
         SELECT token, passages FROM passage_terms WHERE company_id = $1
         UNION ALL SELECT t.token, t.passages FROM passage_term_changes c, unnest(c.tokens, c.passages) AS t (token, passages) WHERE c.company_id = $1) n
       GROUP BY n.token HAVING sum(n.passages) <> 0`,
      [company_id],
    );
    return new Map(counted.map(({ token, passages: number }) => [token, number]));
  }

  it('are the slices of the text, with the terms by which they are found', async () => {
    await publish(1, `${LEAVE}${'회의실은 일주일 전부터 예약합니다. '.repeat(60)}😀 끝.`);
    const found = await rows('SELECT * FROM passages ORDER BY position');
    expect(found.length).toBeGreaterThan(1);
    expect(found[0]).toMatchObject({ document_id: 1, version_id: 10, position: 0, start: 0, heading: '연차' });
    expect(found[0].tokens).toContain(word('연차'));
    expect(found.at(-1).text.endsWith('😀 끝.')).toBe(true);
    for (const { text, start, end } of found) {
      const [slice] = await rows('SELECT substring($1 from $2::int + 1 for $3::int) AS it', [
        `${LEAVE}${'회의실은 일주일 전부터 예약합니다. '.repeat(60)}😀 끝.`,
        start,
        end - start,
      ]);
      expect(slice.it).toBe(text);
    }
  });

  it('are replaced by those of the next version, and removed', async () => {
    await publish(1, LEAVE);
    await publish(2, LEAVE);
    await publish(1, '출장비는 한 달 안에 청구합니다.');
    expect(await rows('SELECT document_id, heading FROM passages ORDER BY document_id')).toEqual([
      { document_id: 1, heading: null },
      { document_id: 2, heading: '연차' },
    ]);
    await passages.remove([1, 2]);
    expect(await rows('SELECT 1 FROM passages')).toEqual([]);
    expect(await numbers()).toEqual(new Map());
  });

  it('have no empty ones for a text without words', async () => {
    await publish(1, LEAVE);
    await publish(1, ' \n ');
    expect(await rows('SELECT 1 FROM passages')).toEqual([]);
  });

  it('leave with the transaction that is rolled back', async () => {
    const failed = db.transaction(async () => {
      await publish(1, LEAVE);
      throw new Error('refused');
    });
    await expect(failed).rejects.toThrow('refused');
    expect(await numbers()).toEqual(new Map());
  });

  it('are counted by term and company, before and after folding', async () => {
    await publish(1, LEAVE);
    await publish(2, LEAVE);
    await publish(3, '반차만 다룹니다.', 'elsewhere');
    const before = await numbers();
    expect([before.get(0), before.get(word('연차')), (await numbers('elsewhere')).get(word('연차'))]).toEqual([2, 2, undefined]);
    await passages.foldTerms();
    expect(await rows('SELECT 1 FROM passage_term_changes')).toEqual([]);
    expect(await numbers()).toEqual(before);
    await passages.remove([1, 2, 3]);
    await passages.foldTerms();
    expect(await rows('SELECT 1 FROM passage_terms')).toEqual([]);
  });

  it('are counted right when many publish and fold at the same time, none of whom waits for another in a circle', async () => {
    const documents = Array.from({ length: 24 }, (_, at) => at + 1);
    await Promise.all([...documents.map((id) => publish(id, LEAVE)), passages.foldTerms(), passages.foldTerms()]);
    await Promise.all([passages.foldTerms(), ...documents.slice(12).map((id) => passages.remove([id])), passages.foldTerms()]);
    await passages.foldTerms();
    expect(await rows('SELECT passages FROM passage_terms WHERE token = 0')).toEqual([{ passages: 12 }]);
  });
});
