import { startApi } from '@test/app';
import { countedDuring } from '@test/sql';
import { Role } from '@app/auth';

describe('attachments of many comments', () => {
  const api = startApi();

  it('are read with the list: one statement for 10 comments as for 1,000', async () => {
    const [mentor, mentee] = [await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    await api.pair(mentor, mentee);
    const given = { title: 'Tune', assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' };
    const { body } = await api.as(mentor).post('/api/v1/tasks', given);
    const crowd = (from: number, to: number) =>
      api.rows(`
        WITH said AS (
          INSERT INTO task_comments (company_id, task_id, author_id, body)
          SELECT 'sinfonia', ${body.id}, ${mentee.id}, 'Look' FROM generate_series(${from}, ${to}) RETURNING id
        ), numbered AS (SELECT s.id AS comment, n, gen_random_uuid() AS id FROM said s, generate_series(1, 2) n
        ), bytes AS (
          INSERT INTO stored_objects (id, company_id, user_id, size_bytes) SELECT id, 'sinfonia', ${mentee.id}, 9 FROM numbered
        ), sent AS (
          INSERT INTO files (id, company_id, user_id, purpose, filename, mime_type, size_bytes, status, object_id, expires_at)
          SELECT id, 'sinfonia', ${mentee.id}, 'attachment', 'a.pdf', 'application/pdf', 9, 'ready', id, now() FROM numbered
        ) INSERT INTO attachments (id, company_id, resource, resource_id, position) SELECT id, 'sinfonia', 'comment', comment::text, n FROM numbered`);
    const read = async () => {
      const url = `/api/v1/tasks/${body.id}/comments?limit=100`;
      const { status } = await api.as(mentor).get(url);
      expect(status).toBe(200);
      const sent: string[] = [];
      const started = performance.now();
      const statements = await countedDuring(async () => sent.push(JSON.stringify((await api.as(mentor).get(url)).body)));
      const { results } = JSON.parse(sent[0]!) as { results: { attachments: object[] }[] };
      return {
        statements,
        counts: new Set(results.map(({ attachments }) => attachments.length)),
        ms: performance.now() - started,
      };
    };
    await crowd(1, 10);
    const few = await read();
    await crowd(11, 1_000);
    const many = await read();
    expect([many.statements, many.counts]).toEqual([few.statements, new Set([2])]);
    expect(many.statements).toBeLessThanOrEqual(2);
    if (process.env.MEASURE) process.stdout.write(`10: ${few.ms.toFixed(1)} ms, 100 of 1,000: ${many.ms.toFixed(1)} ms\n`);
  });
});
