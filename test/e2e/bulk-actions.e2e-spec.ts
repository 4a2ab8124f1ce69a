import { startApi } from '@test/app';
import { bulkOf } from '@test/bulk';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const DUE = '2030-01-15T10:00:00Z';

describe('bulk actions', () => {
  const api = startApi();
  const { preview, start, perform, run, undo, restore } = bulkOf(api);
  let [admin, mentor]: User[] = [];
  beforeEach(async () => {
    [admin, mentor] = await Promise.all([Role.Admin, Role.Mentor].map((role) => api.aSaved(role)));
  });

  it('assign the same task to many people, and take it back while nobody has started', async () => {
    const people = await Promise.all([1, 2, 3].map((n) => api.aSaved(Role.Mentee, { name: `Mina ${n}` })));
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const ids = people.map(({ id }) => id);
    await api.pair(mentor!, people[0]!);
    const values = { title: 'Take the tour', due_at: DUE, week: 1 };
    const previewed = await preview(mentor!, 'tasks', { action: 'assign', ids: [...ids, foreign.id, mentor!.id], values });
    expect(previewed.body).toMatchObject({
      count: 5,
      refused: expect.arrayContaining([
        { code: 'E006', error: 'FORBIDDEN', count: 2 },
        { code: 'E003', error: 'USER_NOT_FOUND', count: 1 },
      ]),
    });
    await start(mentor!, 'tasks', previewed);
    expect(await perform(previewed.body.bulk_id)).toMatchObject({ done: 2, refused: 3 });
    expect(await api.rows('SELECT assignee_id, reviewer_id, week FROM tasks ORDER BY reviewer_id')).toEqual([
      { assignee_id: ids[0], reviewer_id: mentor!.id, week: 1 },
      { assignee_id: mentor!.id, reviewer_id: null, week: 1 },
    ]);

    const result = await run(admin!, 'tasks', { action: 'assign', filter: { role: 'mentee', search: 'Mina' }, values });
    expect(result).toMatchObject({ done: 3 });
    expect((await undo(admin!, result.undo_token)).status).toBe(202);
    expect(await restore(result.bulk_id)).toMatchObject({ undone: 3 });
    expect(await api.rows('SELECT count(*)::int AS n FROM tasks')).toEqual([{ n: 2 }]);
  });

  it('change departments and tags of people, suspend them, and restore all', async () => {
    const [{ id: department_id }] = await api.rows(
      "INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id",
    );
    const ids: number[] = [];
    for (const tags of [['a'], ['a', 'b'], []]) ids.push((await api.aSaved(Role.Mentee, { tags })).id);
    const state = () => api.rows(`SELECT department_id, tags, status FROM users WHERE id IN (${ids.join()}) ORDER BY id`);
    const before = await state();
    const moved = await run(admin!, 'users', { action: 'set_department', ids, values: { department_id } });
    const tagged = await run(admin!, 'users', { action: 'change_tags', ids, values: { add: ['c'], remove: ['a'] } });
    const suspended = await run(admin!, 'users', { action: 'suspend', filter: { department_id: [department_id] } });
    expect([moved.done, tagged.done, suspended.done]).toEqual([3, 3, 3]);
    expect(await state()).toMatchObject([
      { department_id, tags: ['c'], status: 'suspended' },
      { department_id, tags: ['b', 'c'], status: 'suspended' },
      { department_id, tags: ['c'], status: 'suspended' },
    ]);
    expect((await undo(admin!, moved.undo_token)).status).toBe(409);
    for (const { undo_token, bulk_id } of [suspended, tagged, moved]) {
      await api.rows(`UPDATE bulk_rows r SET version = u.version FROM users u WHERE u.id = r.resource_id AND r.operation_id = ${bulk_id}`);
      expect((await undo(admin!, undo_token)).status).toBe(202);
      expect(await restore(bulk_id)).toMatchObject({ undone: 3 });
    }
    expect(await state()).toEqual(before);

    const full = Array.from({ length: 30 }, (_, n) => `tag ${n}`);
    expect(await run(admin!, 'users', { action: 'change_tags', ids, values: { add: full } })).toMatchObject({ done: 1, refused: 2 });
    expect((await preview(mentor!, 'users', { action: 'suspend', ids })).status).toBe(403);
    const self = await preview(admin!, 'users', { action: 'suspend', ids: [admin!.id, ids[0]] });
    expect(self.body).toMatchObject({ count: 2, refused: [{ code: 'E006', count: 1 }] });
    await api.rows("INSERT INTO departments (company_id, name) VALUES ('elsewhere', 'Brass')");
    const foreign = await run(admin!, 'users', { action: 'set_department', ids, values: { department_id: Number(department_id) + 1 } });
    expect(foreign).toMatchObject({ done: 0, refused: 3 });
    for (const values of [{}, { department_id: 'x' }, { department_id: 0 }])
      expect((await preview(admin!, 'users', { action: 'set_department', ids, values })).status).toBe(422);
  });

  it('invite many people and remind them, each once a day', async () => {
    const people = [{ email: 'One@example.com' }, { email: 'two@example.com', role: 'mentor', name: 'Two' }, { email: 'one@example.com' }];
    const previewed = await preview(admin!, 'users/invitations', { action: 'invite', values: { people } });
    expect(previewed.body).toMatchObject({ count: 3, sample: [{ id: null, label: 'one@example.com' }, {}, {}] });
    expect(await api.rows('SELECT values FROM bulk_operations')).toEqual([{ values: {} }]);
    await start(admin!, 'users/invitations', previewed);
    expect(await perform(previewed.body.bulk_id)).toEqual({ bulk_id: previewed.body.bulk_id, done: 2, changed_since: 0, refused: 1 });
    const mails = async () => (await api.rows("SELECT count(*)::int AS n FROM outbox WHERE name = 'send_email'"))[0].n as number;
    expect(await mails()).toBe(2);
    await api.rows("UPDATE invitations SET sent_at = sent_at - interval '2 minutes'");
    const all = { action: 'remind', filter: { state: 'open' } };
    expect(await run(admin!, 'users/invitations', all)).toMatchObject({ done: 2 });
    await api.rows("UPDATE invitations SET sent_at = sent_at - interval '2 minutes'");
    expect(await run(admin!, 'users/invitations', all)).toMatchObject({ done: 0, refused: 2 });
    expect(await mails()).toBe(4);
    expect((await preview(admin!, 'users/invitations', { action: 'invite', ids: [1], values: { people } })).status).toBe(422);
    expect((await preview(admin!, 'users/invitations', { action: 'invite', values: { people: [{ email: 'x' }] } })).status).toBe(422);
    expect((await preview(mentor!, 'users/invitations', { action: 'invite', values: { people } })).status).toBe(403);
  });

  it('remind the assignees of tasks, once a day', async () => {
    const mentee = await api.aSaved(Role.Mentee);
    const tasks: number[] = [];
    for (const title of ['One', 'Two'])
      tasks.push((await api.as(admin!).post('/api/v1/tasks', { title, assignee_id: mentee.id, due_at: DUE })).body.id as number);
    await api.as(mentee).post(`/api/v1/tasks/${tasks[1]}/start`);
    await api.as(mentee).post(`/api/v1/tasks/${tasks[1]}/submit`);
    const remind = () => run(admin!, 'tasks', { action: 'remind', ids: tasks });
    expect(await remind()).toMatchObject({ done: 1, refused: 1 });
    expect((await Promise.all([remind(), remind()])).map(({ done }) => done)).toEqual([0, 0]);
    expect(await api.rows("SELECT payload->>'assignee_id' AS who FROM outbox WHERE name = 'TaskReminded'")).toEqual([
      { who: String(mentee.id) },
    ]);
    await api.rows("UPDATE bulk_reminders SET reminded_at = now() - interval '25 hours'");
    const { undo_token, ...again } = await remind();
    expect([again.done, undo_token]).toEqual([1, undefined]);
  });

  it('export tasks in the language and the zone of the reader, with cells that are no formulas', async () => {
    await api.rows(`UPDATE users SET timezone = 'Asia/Seoul' WHERE id = ${mentor!.id}`);
    for (const title of ['=1+1', '악보 "A"'])
      await api.as(mentor!).post('/api/v1/tasks', { title, assignee_id: mentor!.id, due_at: DUE, priority: 'high' });
    const of = async (query: string, language: string) =>
      api.as(mentor!).raw(`/api/v1/tasks/export${query}`, { 'accept-language': language });
    const korean = await of('', 'ko');
    expect(korean.headers).toMatchObject({ 'cache-control': 'no-store', 'content-disposition': expect.stringContaining('tasks.csv') });
    const [header, first, second] = korean.body.split('\r\n');
    expect(header).toContain('ID,제목,담당자,검토자,상태,우선순위');
    expect(first).toMatch(/^\d+,'=1\+1,[^,]+,,진행 전,상,,,,2030-01-15 19:00,,,$/);
    expect(second).toContain('"악보 ""A"""');
    expect((await of('?search=%EC%95%85%EB%B3%B4', 'en')).body.split('\r\n').length).toBe(3);
    expect((await of('?format=xlsx', 'en')).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await of('?page=2', 'en')).statusCode).toBe(422);
  });
});
