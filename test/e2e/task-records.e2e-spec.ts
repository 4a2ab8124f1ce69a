import { startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

describe('records of a task', () => {
  const api = startApi();
  let admin: User;
  let mentor: User;
  let mentee: User;
  let stranger: User;
  let url: string;

  beforeEach(async () => {
    [admin, mentor] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor, { name: 'Max' })];
    [mentee, stranger] = [await api.aSaved(Role.Mentee, { name: '김미나' }), await api.aSaved(Role.Mentor)];
    await api.pair(mentor, mentee);
    const draft = { title: 'Tune', assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' };
    url = `/api/v1/tasks/${(await api.as(mentor).post('/api/v1/tasks', draft)).body.id}`;
  });
  const refused = async (answer: Promise<{ status: number; body: any }>) => {
    const { status, body } = await answer;
    return [status, body.error];
  };

  describe('submissions', () => {
    it('are numbered, shown with their verdict, and open one at a time', async () => {
      await api.as(mentee).post(`${url}/start`);
      const first = await api.as(mentee).post(`${url}/submissions`, { text: '다 했습니다', link: 'https://example.com/take-1' });
      expect(first).toMatchObject({ status: 201, body: { number: 1, author_name: '김미나', verdict: null, text: '다 했습니다' } });
      const { can, can_ask, ...attempt } = first.body;
      const { document_body, ...row } = attempt;
      expect([can, can_ask, document_body]).toEqual([['task:read'], [], null]);
      const judged = ['task:read', 'task:approve', 'task:request_changes'];
      expect((await api.as(mentor).get(String(first.headers.location))).body).toEqual({ ...attempt, can: judged, can_ask: [] });
      expect((await api.as(mentee).get(`${url}/submissions`)).body.results).toEqual([row]);
      expect(await refused(api.as(mentee).post(`${url}/submissions`, {}))).toEqual([409, 'TASK_NOT_MOVABLE']);

      await api.as(mentor).post(`${url}/request-changes`, { note: 'Bar 40' });
      expect((await api.as(mentor).get(String(first.headers.location))).body.can).toEqual(['task:read']);
      await api.as(mentee).post(`${url}/submit`, { text: 'Now' });
      await api.as(mentor).post(`${url}/approve`);
      const { body } = await api.as(mentee).get(`${url}/submissions`);
      expect(body).toMatchObject({
        count: 2,
        results: [
          { number: 2, text: 'Now', verdict: 'approved', note: null, reviewer_name: 'Max' },
          { number: 1, verdict: 'changes_requested', note: 'Bar 40', reviewer_id: mentor.id, reviewed_at: expect.any(String) },
        ],
      });
    });

    it('are created by the assignee, and read by everybody who can read the task', async () => {
      await api.as(mentee).post(`${url}/start`);
      expect(await refused(api.as(mentor).post(`${url}/submissions`, {}))).toEqual([403, 'FORBIDDEN']);
      expect(await refused(api.as(stranger).get(`${url}/submissions`))).toEqual([404, 'TASK_NOT_FOUND']);
      expect(await refused(api.as(mentee).get(`${url}/submissions/999`))).toEqual([404, 'SUBMISSION_NOT_FOUND']);
      expect(await refused(api.as(mentee).post(`${url}/submissions`, { link: 'javascript:alert(1)' }))).toEqual([422, 'VALIDATION_FAILED']);
      expect(await refused(api.as(mentee).post(`${url}/submissions`, {}))).toEqual([201, undefined]);
    });
  });

  describe('comments', () => {
    it('form a feed with names in chronological order', async () => {
      const first = await api.as(mentee).post(`${url}/comments`, { body: 'Which bowing?' });
      await api.as(mentor).post(`${url}/comments`, { body: 'Max’s' });
      await api.as(admin).post(`${url}/comments`, { body: 'Mine' });
      expect(first).toMatchObject({ status: 201, headers: { etag: '"1"' }, body: { author_name: '김미나', body: 'Which bowing?' } });
      expect((await api.as(mentee).get(String(first.headers.location))).body).toEqual(first.body);
      expect(first.body.can).toEqual(['comment:read', 'comment:update', 'comment:delete']);
      expect((await api.as(admin).get(String(first.headers.location))).body).toEqual({ ...first.body, can: ['comment:read'] });
      const { body } = await api.as(mentee).get(`${url}/comments?limit=2`);
      expect(body.results.map((one: { author_name: string }) => one.author_name)).toEqual(['김미나', 'Max']);
      const rest = await api.as(mentee).get(`${url}/comments?limit=2&cursor=${body.next_cursor}`);
      expect(rest.body).toMatchObject({ next_cursor: null, results: [{ body: 'Mine' }] });
    });

    it('are updated and deleted by their author only', async () => {
      const { headers } = await api.as(mentee).post(`${url}/comments`, { body: 'Which bowing?' });
      const place = String(headers.location);
      for (const other of [mentor, admin]) {
        expect(await refused(api.as(other).patch(place, { body: 'None' }))).toEqual([403, 'FORBIDDEN']);
        expect(await refused(api.as(other).delete(place))).toEqual([403, 'FORBIDDEN']);
      }
      expect(await refused(api.as(stranger).patch(place, { body: 'None' }))).toEqual([404, 'COMMENT_NOT_FOUND']);
      expect(await refused(api.as(stranger).post(`${url}/comments`, { body: 'None' }))).toEqual([404, 'TASK_NOT_FOUND']);
      expect(await refused(api.as(mentee).patch(place.replace(/tasks\/\d+/, 'tasks/999'), { body: 'None' }))).toEqual([
        404,
        'COMMENT_NOT_FOUND',
      ]);
      expect((await api.as(mentee).patch(place, { body: 'Whose bowing?' }, { 'if-match': '"2"' })).status).toBe(412);
      expect(await api.as(mentee).patch(place, { body: 'Whose bowing?' })).toMatchObject({ status: 200, headers: { etag: '"2"' } });
      expect((await api.as(mentee).delete(place, { 'if-match': '"1"' })).status).toBe(412);
      expect((await api.as(mentee).delete(place)).status).toBe(204);
      expect(await refused(api.as(mentee).get(place))).toEqual([404, 'COMMENT_NOT_FOUND']);
      const trail = await api.rows("SELECT action FROM audit_entries WHERE resource = 'comment' ORDER BY id");
      expect(trail.map(({ action }) => action)).toEqual(['comment.create', 'comment.update', 'comment.remove']);
    });
  });

  describe('checklist items', () => {
    const add = async (title: string) => (await api.as(mentor).post(`${url}/checklist`, { title })).body.id as number;
    const titles = async () => (await api.as(mentee).get(`${url}/checklist`)).body.results.map((item: { title: string }) => item.title);

    it('are edited with `task:update`, and ticked with `task:tick`', async () => {
      const id = await add('Tune the violin');
      const place = `${url}/checklist/${id}`;
      const ticked = await api.as(mentee).patch(place, { is_done: true });
      expect(ticked).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { is_done: true, done_by_name: '김미나' } });
      expect(ticked.body).toMatchObject({ can: ['task:read', 'task:tick'], can_ask: [] });
      expect((await api.as(mentor).get(place)).body).toEqual({ ...ticked.body, can: ['task:read', 'task:update', 'task:tick'] });
      expect((await api.as(mentee).get(`${url}/checklist`)).body.results[0]).not.toHaveProperty('can');
      expect((await api.as(mentee).patch(place, { is_done: true })).headers.etag).toBe('"2"');
      expect(await refused(api.as(mentee).patch(place, { title: 'Rest' }))).toEqual([403, 'FORBIDDEN']);
      expect(await refused(api.as(mentee).post(`${url}/checklist`, { title: 'Rest' }))).toEqual([403, 'FORBIDDEN']);
      expect(await refused(api.as(mentee).delete(place))).toEqual([403, 'FORBIDDEN']);
      expect(await refused(api.as(stranger).patch(place, { is_done: true }))).toEqual([404, 'CHECKLIST_ITEM_NOT_FOUND']);
      expect(await refused(api.as(mentee).get(`${url}/checklist/none`))).toEqual([404, 'CHECKLIST_ITEM_NOT_FOUND']);
      expect((await api.as(mentor).patch(place, { title: 'Rest', is_done: false })).body).toMatchObject({
        title: 'Rest',
        done_at: null,
        done_by_id: null,
      });
      expect((await api.as(mentor).delete(place)).status).toBe(204);
      expect(await titles()).toEqual([]);
    });

    it('are reordered completely or not at all', async () => {
      const ids = [await add('One'), await add('Two'), await add('Three')];
      expect(await titles()).toEqual(['One', 'Two', 'Three']);
      const reorder = (item_ids: number[], by = mentor) => api.as(by).post(`${url}/checklist/reorder`, { item_ids });
      expect((await reorder([ids[2]!, ids[0]!, ids[1]!])).body.results).toMatchObject([
        { title: 'Three', position: 1 },
        {},
        { title: 'Two' },
      ]);
      expect(await titles()).toEqual(['Three', 'One', 'Two']);
      expect(await refused(reorder(ids.slice(1)))).toEqual([409, 'CHECKLIST_CHANGED']);
      expect(await refused(reorder([...ids.slice(1), 999]))).toEqual([409, 'CHECKLIST_CHANGED']);
      expect(await refused(reorder(ids, mentee))).toEqual([403, 'FORBIDDEN']);
    });

    it('are limited to 100 under concurrent additions', async () => {
      await api.rows(`
        INSERT INTO task_checklist_items (company_id, task_id, title, position)
        SELECT 'sinfonia', ${url.split('/').at(-1)}, 'Item', n FROM generate_series(1, 98) n`);
      const answers = await Promise.all([1, 2, 3].map(() => api.as(mentor).post(`${url}/checklist`, { title: 'More' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
      expect(await api.rows('SELECT max(position) AS last FROM task_checklist_items')).toEqual([{ last: 100 }]);
    });
  });

  it('are deleted with a task that nobody has started', async () => {
    await api.as(mentor).post(`${url}/checklist`, { title: 'Tune' });
    await api.as(mentee).post(`${url}/comments`, { body: 'Why?' });
    expect((await api.as(mentor).delete(url)).status).toBe(204);
    expect(await api.rows('SELECT FROM task_comments UNION ALL SELECT FROM task_checklist_items')).toEqual([]);
  });
});
