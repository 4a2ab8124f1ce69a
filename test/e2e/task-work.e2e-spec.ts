import { startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

describe('creating and finding tasks', () => {
  const api = startApi();
  const work = { title: 'Read the house rules', due_at: '2030-01-15T10:00:00Z' };
  let admin: User;
  let mentor: User;
  let mentee: User;
  beforeEach(async () => {
    [admin, mentor] = [await api.aSaved(Role.Admin, { name: 'Anna' }), await api.aSaved(Role.Mentor, { name: 'Max' })];
    mentee = await api.aSaved(Role.Mentee, { name: '김미나' });
    await api.pair(mentor, mentee);
  });
  const give = (by: User, more: object) => api.as(by).post('/api/v1/tasks', { ...work, ...more });
  const titles = async (by: User, query: string, path = 'tasks') => {
    const { body } = await api.as(by).get(`/api/v1/${path}?${query}`);
    return (body.results as { title: string }[]).map(({ title }) => title);
  };
  const refused = async (answer: Promise<{ status: number; body: any }>) => {
    const { status, body } = await answer;
    return [status, body.error];
  };

  it('returns every given field, with names', async () => {
    const said = { description: '1악장', guideline: 'Slowly', week: 2, order: 3, priority: 'high', scheduled_start_on: '2030-01-08' };
    const { status, body } = await give(mentor, { ...said, assignee_id: mentee.id });
    expect([status, body]).toMatchObject([
      201,
      { ...said, assignee_name: '김미나', reviewer_name: 'Max', overdue: false, parent_id: null },
    ]);
    expect(body).toMatchObject({ started_at: null, completed_at: null, blocked_reason: null, subtasks: { total: 0, done: 0 } });
  });

  it('lets a mentee create personal tasks only', async () => {
    const own = await give(mentee, { assignee_id: mentee.id });
    expect(own).toMatchObject({ status: 201, body: { reviewer_id: null, reviewer_name: null } });
    expect(await refused(give(mentee, { assignee_id: mentor.id }))).toEqual([403, 'FORBIDDEN']);
    expect(await refused(give(mentee, { assignee_id: mentee.id, reviewer_id: mentor.id }))).toEqual([403, 'FORBIDDEN']);
    const url = `/api/v1/tasks/${own.body.id}`;
    expect((await api.as(mentee).patch(url, { title: 'Tune', week: 3 })).body).toMatchObject({ title: 'Tune', week: 3 });
    expect((await api.as(mentor).get(url)).status).toBe(404);
    for (const verb of ['start', 'submit', 'reopen', 'cancel']) expect((await api.as(mentee).post(`${url}/${verb}`)).status).toBe(200);
    expect(await refused(api.as(mentee).delete(url))).toEqual([409, 'TASK_NOT_REMOVABLE']);
    expect(await refused(api.as(mentee).patch(url, { reviewer_id: mentor.id }))).toEqual([403, 'FORBIDDEN']);
  });

  it('accepts as reviewer an active mentor or admin other than the assignee', async () => {
    const name = (reviewer_id: number, by = admin) => give(by, { assignee_id: mentee.id, reviewer_id });
    expect((await name(mentor.id)).body).toMatchObject({ reviewer_id: mentor.id, reviewer_name: 'Max' });
    expect(await refused(name(mentee.id))).toEqual([422, 'REVIEWER_UNFIT']);
    expect(await refused(name((await api.aSaved(Role.Mentee)).id))).toEqual([422, 'REVIEWER_UNFIT']);
    expect(await refused(name((await api.aSaved(Role.Mentor, { company_id: 'elsewhere' })).id))).toEqual([404, 'USER_NOT_FOUND']);
    expect(await refused(name(admin.id, mentor))).toEqual([403, 'FORBIDDEN']);
    const { body } = await name(mentor.id);
    const url = `/api/v1/tasks/${body.id}`;
    expect((await api.as(admin).patch(url, { reviewer_id: admin.id })).body.reviewer_name).toBe('Anna');
    expect((await api.as(mentor).get(url)).status).toBe(404);
    expect(await refused(api.as(admin).patch(url, { reviewer_id: mentee.id }))).toEqual([422, 'REVIEWER_UNFIT']);
  });

  it('updates every field for users with the permission, and publishes the change', async () => {
    const { body } = await give(mentor, { assignee_id: mentee.id, guideline: 'Slowly' });
    const url = `/api/v1/tasks/${body.id}`;
    expect(await refused(api.as(mentee).patch(url, { title: 'Tune' }))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(mentor).patch(url, { title: 'Tune' }, { 'if-match': '"9"' })).status).toBe(412);
    const changed = await api.as(mentor).put(url, { title: 'Tune', guideline: null });
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { title: 'Tune', guideline: null, due_at: body.due_at } });
    for (const field of ['assignee_id', 'parent_id', 'status']) expect((await api.as(admin).patch(url, { [field]: 1 })).status).toBe(422);
    const [entry] = await api.rows("SELECT changes FROM audit_entries WHERE action = 'task.update'");
    expect(entry.changes).toEqual({ title: ['***', '***'], guideline: ['***', '***'] });
  });

  it('deletes a task that nobody has started, and refuses afterwards', async () => {
    const { body } = await give(mentor, { assignee_id: mentee.id });
    const url = `/api/v1/tasks/${body.id}`;
    expect(await refused(api.as(mentee).delete(url))).toEqual([403, 'FORBIDDEN']);
    await api.as(mentee).post(`${url}/start`);
    expect(await refused(api.as(mentor).delete(url))).toEqual([409, 'TASK_NOT_REMOVABLE']);
    const other = `/api/v1/tasks/${(await give(mentor, { assignee_id: mentee.id })).body.id}`;
    expect((await api.as(mentor).delete(other, { 'if-match': '"2"' })).status).toBe(412);
    expect((await api.as(mentor).delete(other)).status).toBe(204);
    expect((await api.as(mentor).get(other)).status).toBe(404);
  });

  it('nests subtasks one level deep with the same assignee', async () => {
    const { body: whole } = await give(mentor, { assignee_id: mentee.id });
    const part = await give(mentee, { assignee_id: mentee.id, parent_id: whole.id });
    expect(part).toMatchObject({ status: 201, body: { parent_id: whole.id } });
    const another = await give(mentor, { assignee_id: mentee.id, parent_id: whole.id, title: 'Second' });
    expect(await refused(give(mentor, { assignee_id: mentee.id, parent_id: another.body.id }))).toEqual([422, 'SUBTASK_MISPLACED']);
    expect(await refused(give(admin, { assignee_id: admin.id, parent_id: whole.id }))).toEqual([422, 'SUBTASK_MISPLACED']);
    const stranger = await api.aSaved(Role.Mentor);
    expect(await refused(give(stranger, { assignee_id: mentee.id, parent_id: whole.id }))).toEqual([404, 'TASK_NOT_FOUND']);
    for (const verb of ['start', 'submit']) await api.as(mentee).post(`/api/v1/tasks/${part.body.id}/${verb}`);
    expect((await api.as(mentor).get(`/api/v1/tasks/${whole.id}`)).body.subtasks).toEqual({ total: 2, done: 1 });
    expect(await titles(mentee, `parent_id=${whole.id}&ordering=title`)).toEqual([work.title, 'Second']);
    expect(await refused(api.as(admin).delete(`/api/v1/tasks/${whole.id}`))).toEqual([409, 'TASK_NOT_REMOVABLE']);
  });

  it('finds tasks by words, people, place and due date', async () => {
    const [second, past] = [
      { assignee_id: mentee.id, week: 2 },
      { assignee_id: mentee.id, due_at: '2020-01-01T00:00:00Z' },
    ];
    await give(mentor, { ...second, title: '악보에 보잉 표시하기', priority: 'high' });
    await give(mentor, { ...past, title: 'Tune', description: 'The A is 442 Hz' });
    await give(admin, { assignee_id: mentee.id, title: 'Rest_100%' });
    await give(mentee, { ...second, title: 'Buy strings' });

    expect(await titles(mentee, `search=${encodeURIComponent('보잉')}`)).toEqual(['악보에 보잉 표시하기']);
    expect(await titles(mentee, `search=${encodeURIComponent('악보에')}`)).toEqual(['악보에 보잉 표시하기']);
    expect(await titles(mentee, 'search=442%20hz')).toEqual(['Tune']);
    expect(await titles(mentee, 'search=0%25')).toEqual(['Rest_100%']);
    expect(await titles(mentee, 'priority=high')).toEqual(['악보에 보잉 표시하기']);
    expect(await titles(mentee, 'week=2&ordering=-title')).toEqual(['악보에 보잉 표시하기', 'Buy strings']);
    expect(await titles(admin, `reviewer_id=${admin.id}`)).toEqual(['Rest_100%']);
    expect(await titles(mentee, 'overdue=true')).toEqual(['Tune']);
    expect(await titles(mentee, 'overdue=false&due_before=2030-01-15T10:00:00Z')).toEqual([]);
    expect(await titles(mentee, 'due_before=2020-01-02T00:00:00Z&due_after=2020-01-01T00:00:00Z')).toEqual(['Tune']);
    expect(await titles(mentor, 'ordering=due_at')).toEqual(['Tune', '악보에 보잉 표시하기']);
    expect(await titles(mentor, '', 'tasks/my')).toEqual([]);
    expect((await titles(mentee, '', 'tasks/my')).length).toBe(4);
    const [late] = (await api.as(mentee).get('/api/v1/tasks?overdue=true')).body.results;
    expect(late).toMatchObject({ overdue: true, status: 'todo' });
    await api.as(admin).post(`/api/v1/tasks/${late.id}/cancel`);
    expect(await titles(mentee, 'overdue=true')).toEqual([]);
  });
});
