import { type Answer, startApi } from '@test/app';
import { plansOf } from '@test/plans';
import { Role } from '@app/auth';

describe('a plan', () => {
  const api = startApi();
  const { aPublished, aRunningPair, tasksOf, plans, within } = plansOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  /** Two items for the mentee, one after the other, then one for the mentor and one for whoever leads. */
  async function aProgramme() {
    const programme = await aPublished({ weeks: [{ week: 2, summary: 'Bowings' }] });
    await programme.add({ title: 'Meet', type: 'meeting', assignee_slot: 'mentor', start_week: null, start_workday: 3, period_days: 1 });
    await programme.add({ title: 'Greet', type: 'message', assignee_slot: 'lead', required: false });
    await programme.as.post(`${programme.url}/publish`);
    const { id, admin } = programme;
    return { ...programme, ...(await aRunningPair(id, { version: 2 })), admin };
  }

  it('starts with a task for each item, scheduled one after the other', async () => {
    const { id, mentor, mentee } = await aProgramme();
    const [rules, bowings, meet, greet] = await tasksOf(id);
    const [mine, theirs] = [
      { assignee_id: mentee.id, reviewer_id: mentor.id, status: 'todo', required: true },
      { assignee_id: mentor.id, reviewer_id: null, mentor_id: mentor.id },
    ];
    expect(rules).toMatchObject({ ...mine, type: 'document', week: 1, scheduled_start_on: '2030-01-07', prerequisite_ids: [] });
    expect(rules.due_at).toBe('2030-01-13T15:00:00+00:00');
    expect(bowings).toMatchObject({ ...mine, week: 2, scheduled_start_on: '2030-01-14', prerequisite_ids: [rules.id] });
    expect(meet).toMatchObject({
      ...theirs,
      type: 'meeting',
      week: 1,
      scheduled_start_on: '2030-01-10',
      due_at: '2030-01-10T15:00:00+00:00',
    });
    expect(greet).toMatchObject({ ...theirs, title: 'Greet', required: false });
    const audited = await api.rows("SELECT action FROM audit_entries WHERE action ~ 'plan|task' ORDER BY id");
    expect(audited.map(({ action }) => action)).toEqual(['plan.begin', ...Array(4).fill('task.assign')]);
    expect(await api.rows("SELECT payload FROM outbox WHERE name = 'PlanBegun'")).toMatchObject([{ payload: { mentorship_id: id } }]);
  });

  it('assigns tasks for the mentee’s department lead, and skips holidays and leave', async () => {
    const lead = await api.aSaved(Role.Mentor, { name: 'Lena' });
    const [department] = await api.rows(
      `INSERT INTO departments (company_id, name, lead_id) VALUES ('sinfonia', 'Strings', ${lead.id}) RETURNING id`,
    );
    const mentee = await api.aSaved(Role.Mentee, { department_id: department.id, timezone: 'Europe/Berlin' });
    await api.rows(
      `INSERT INTO leaves (company_id, user_id, start_on, end_on) VALUES ('sinfonia', ${mentee.id}, '2030-01-07', '2030-01-08')`,
    );
    const { id, add, as, url } = await aPublished();
    await add({ title: 'Greet', assignee_slot: 'lead' });
    await as.post(`${url}/publish`);
    const pair = await aRunningPair(id, { mentee, version: 2 });
    const [rules, , greet] = await tasksOf(pair.id);
    expect(rules).toMatchObject({ scheduled_start_on: '2030-01-09', due_at: '2030-01-15T23:00:00+00:00' });
    expect(greet).toMatchObject({ assignee_id: lead.id, reviewer_id: null, scheduled_start_on: '2030-01-07' });
  });

  it('is shown by week with its changes to the pair and to admins', async () => {
    const { url, mentor, mentee, admin, id } = await aProgramme();
    const [rules, bowings] = await tasksOf(id);
    await api.as(mentor).patch(`/api/v1/tasks/${bowings.id}`, { title: 'Learn them by heart', due_at: '2030-02-01T15:00:00Z' });
    const { status, headers, body } = await api.as(mentee).get(`${url}/plan`);
    expect([status, headers.etag]).toEqual([200, '"6"']);
    expect(body).toMatchObject({ mentorship_id: id, start_on: '2030-01-07', curricula: [{ version: 2, current_version: 2 }] });
    expect(body.weeks).toHaveLength(12);
    expect(body.weeks[0]).toMatchObject({ week: 1, summary: null, items: [{ id: rules.id, locked: false, personal: [] }, {}, {}] });
    expect(body.weeks[1]).toMatchObject({ week: 2, summary: 'Bowings', items: [{ locked: true, personal: ['due_at', 'title'] }] });
    expect(body.weeks[2]).toEqual({ week: 3, summary: null, items: [] });
    const kept = ['plan:read', 'plan:add', 'plan:adapt', 'plan:waive', 'plan:replan'];
    for (const one of [mentor, admin]) expect((await api.as(one).get(`${url}/plan`)).body).toEqual({ ...body, can: kept, can_ask: [] });
    expect(body).toMatchObject({ version: 6, can: ['plan:read'], can_ask: ['plan:adapt', 'plan:waive', 'plan:replan'] });
    const alone = await api.as(mentor).get(`${url}/plan/items/${bowings.id}`);
    const permissions = { can: expect.any(Array), can_ask: [] };
    expect([alone.body, alone.headers.etag]).toEqual([{ ...body.weeks[1].items[0], ...permissions }, '"2"']);
    for (const stranger of [
      await api.aSaved(Role.Mentor),
      await api.aSaved(Role.Mentee),
      await api.aSaved(Role.Admin, { company_id: 'elsewhere' }),
    ])
      for (const path of ['plan', 'progress', `plan/items/${rules.id}`])
        expect(problem(await api.as(stranger).get(`${url}/${path}`))[0]).toBe(404);
    expect((await api.anonymous().get(`${url}/plan`)).status).toBe(401);
  });

  it('is adapted by the mentor and admins, and by the mentee on request', async () => {
    const { url, mentor, mentee, id } = await aProgramme();
    const [rules] = await tasksOf(id);
    const place = `${url}/plan/items/${rules.id}`;
    const changed = await api.as(mentor).patch(place, { due_at: '2030-01-20T15:00:00Z', priority: 'high' }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { priority: 'high', personal: ['due_at', 'priority'] } });
    expect((await api.as(mentor).put(place, { title: 'Late' }, { 'if-match': '"1"' })).status).toBe(412);

    const asked = await api.as(mentee).patch(place, { due_at: '2030-03-01T15:00:00Z' });
    expect(asked).toMatchObject({
      status: 202,
      body: { resource: 'plan', action: 'adapt', resource_id: id, payload: { item_id: rules.id } },
    });
    expect(asked.headers.location).toBe(`/api/v1/requests/${asked.body.id}`);
    expect((await api.as(mentor).get(String(asked.headers.location))).status).toBe(200);
    expect((await api.as(mentor).get(place)).body.due_at).toBe('2030-01-20T15:00:00+00:00');
    expect((await api.as(mentee).post(`${place}/waive`, { reason: 'I know them' })).status).toBe(202);
    expect((await api.as(mentor).post(`${place}/waive`, { reason: 'She knows them' })).body).toMatchObject({ status: 'waived' });
    expect(problem(await api.as(mentor).post(`${place}/waive`, { reason: 'Again' }))).toEqual([409, 'TASK_NOT_MOVABLE']);
    expect(problem(await api.as(mentor).patch(`${url}/plan/items/999999`, {}))).toEqual([404, 'ITEM_NOT_FOUND']);
  });

  it('accepts items that the curriculum does not have', async () => {
    const { url, mentor, mentee, id } = await aProgramme();
    const [rules] = await tasksOf(id);
    const extra = { title: 'Play a duet', due_at: '2030-01-20T15:00:00+00:00', week: 2, prerequisite_ids: [rules.id] };
    const added = await api.as(mentor).post(`${url}/plan/items`, extra);
    expect(added).toMatchObject({
      status: 201,
      body: { ...extra, assignee_id: mentee.id, curriculum_id: null, personal: [], locked: true },
    });
    expect((await api.as(mentor).get(String(added.headers.location))).body).toEqual(added.body);
    expect(problem(await api.as(mentee).post(`${url}/plan/items`, extra))).toEqual([403, 'FORBIDDEN']);
    const stranger = await api.aSaved(Role.Mentee);
    expect(problem(await api.as(mentor).post(`${url}/plan/items`, { ...extra, assignee_id: stranger.id }))).toEqual([
      422,
      'ASSIGNEE_UNFIT',
    ]);
  });

  it('pauses with its mentorship, which moves open tasks by the same number of workdays', async () => {
    const { id, mentee, mentor } = await aProgramme();
    const [rules] = await tasksOf(id);
    for (const verb of ['start', 'submit']) await api.as(mentee).post(`/api/v1/tasks/${rules.id}/${verb}`);
    await api.as(mentor).post(`/api/v1/tasks/${rules.id}/approve`);
    await within(() => plans().shift(id, '2030-01-09', '2030-01-14'));
    const [done, bowings, meet] = await tasksOf(id);
    expect(done).toMatchObject({ scheduled_start_on: '2030-01-07', due_at: '2030-01-13T15:00:00+00:00' });
    expect(bowings).toMatchObject({ scheduled_start_on: '2030-01-17', due_at: '2030-01-23T15:00:00+00:00' });
    expect(meet).toMatchObject({ scheduled_start_on: '2030-01-15', due_at: '2030-01-15T15:00:00+00:00' });
    const { body } = await api.as(mentee).get(`/api/v1/mentorships/${id}/plan`);
    expect(body.weeks.flatMap(({ items }: any) => items.flatMap(({ personal }: any) => personal))).toEqual([]);
    await within(() => plans().shift(id, '2030-01-19', '2030-01-20'));
    expect((await tasksOf(id))[1].due_at).toBe(bowings.due_at);
  });

  it('hands over to another mentor, who gets the pending reviews, and keeps past ones', async () => {
    const { id, mentor, mentee } = await aProgramme();
    const [rules, bowings, meet, greet] = await tasksOf(id);
    const eva = await api.aSaved(Role.Mentor, { name: 'Eva' });
    await api.as(mentor).patch(`/api/v1/tasks/${bowings.id}`, { prerequisite_ids: [meet.id] });
    for (const verb of ['start', 'submit']) await api.as(mentee).post(`/api/v1/tasks/${rules.id}/${verb}`);
    for (const verb of ['start', 'submit']) await api.as(mentor).post(`/api/v1/tasks/${greet.id}/${verb}`);
    await api.rows(`UPDATE mentorships SET mentor_id = ${eva.id} WHERE id = ${id}`);
    await within(() => plans().handOver(id, mentor.id, eva.id));
    const tasks = await tasksOf(id);
    const [next] = tasks.filter(({ title, assignee_id }) => title === 'Meet' && assignee_id === eva.id);
    expect(next).toMatchObject({ status: 'todo', required: true, mentor_id: eva.id, due_at: meet.due_at });
    expect(tasks.find((one) => one.id === rules.id)).toMatchObject({ status: 'submitted', reviewer_id: eva.id });
    expect(tasks.find((one) => one.id === bowings.id)).toMatchObject({ reviewer_id: eva.id, prerequisite_ids: [next.id] });
    expect(tasks.find((one) => one.id === meet.id)).toMatchObject({ status: 'cancelled', assignee_id: mentor.id, required: false });
    expect(tasks.find((one) => one.id === greet.id)).toMatchObject({ status: 'done', assignee_id: mentor.id });
    expect((await api.as(eva).post(`/api/v1/tasks/${rules.id}/approve`)).status).toBe(200);
    expect((await api.as(mentor).get(`/api/v1/tasks/${bowings.id}`)).status).toBe(404);
    const { body } = await api.as(eva).get(`/api/v1/mentorships/${id}/plan`);
    expect(body.weeks[0].items.map((item: any) => [item.title, item.curriculum_item_id !== null])).toEqual([
      ['Read the house rules', true],
      ['Meet', true],
      ['Greet', true],
    ]);
  });

  it('ends with its mentorship, and resumes unchanged when that is reopened', async () => {
    const { id, url, mentor, mentee, admin } = await aProgramme();
    const [rules, bowings, meet, greet] = await tasksOf(id);
    expect(await plans().outstanding(id)).toEqual(
      [rules, bowings, meet].map(({ id: one, title }) => ({ id: one, title })).sort((a, b) => (a.id === meet.id ? -1 : a.id - b.id)),
    );
    await api.as(mentor).post(`/api/v1/tasks/${greet.id}/cancel`);
    for (const verb of ['start', 'submit']) await api.as(mentee).post(`/api/v1/tasks/${rules.id}/${verb}`);
    await api.as(admin).post(`/api/v1/tasks/${meet.id}/waive`, { reason: 'They have met' });
    await within(() => plans().end(id));
    await api.rows(`UPDATE mentorships SET status = 'terminated', ended_at = now() WHERE id = ${id}`);
    expect((await tasksOf(id)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'waived', 'cancelled']);
    const told = { total: 2, done: 0, percent: 0, required_outstanding: 2, by_status: { cancelled: 3, waived: 1 } };
    for (const one of [mentor, mentee, admin]) expect((await api.as(one).get(`${url}/progress`)).body).toMatchObject(told);
    expect((await api.as(mentor).get(`${url}/plan`)).status).toBe(404);
    expect((await api.as(admin).get(`${url}/plan`)).body.can).toEqual(['plan:read', 'plan:adapt', 'plan:waive']);
    expect(problem(await api.as(mentee).patch(`${url}/plan/items/${bowings.id}`, { title: 'X' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(admin).post(`${url}/plan/items`, { title: 'X', due_at: '2030-01-20T15:00:00Z' }))).toEqual([
      409,
      'MENTORSHIP_OVER',
    ]);

    await api.rows(`UPDATE mentorships SET status = 'active', ended_at = NULL WHERE id = ${id}`);
    await within(() => plans().resumeAfterEnd(id));
    expect((await tasksOf(id)).map(({ status }) => status)).toEqual(['in_progress', 'todo', 'waived', 'cancelled']);
    expect((await api.as(mentee).post(`/api/v1/tasks/${rules.id}/submit`)).body.status).toBe('submitted');
  });

  it('reports the progress', async () => {
    const { id, url, mentor, mentee } = await aProgramme();
    const [rules] = await tasksOf(id);
    await api.as(mentor).post(`${url}/plan/items`, { title: 'Late', due_at: '2020-01-01T00:00:00Z' });
    for (const verb of ['start', 'submit']) await api.as(mentee).post(`/api/v1/tasks/${rules.id}/${verb}`);
    await api.as(mentor).post(`/api/v1/tasks/${rules.id}/approve`);
    const { body } = await api.as(mentee).get(`${url}/progress`);
    expect(body).toMatchObject({ total: 5, done: 1, percent: 20, overdue: 1, required_outstanding: 2, by_status: { todo: 4, done: 1 } });
    expect(body.weeks.map(({ week, total, percent }: any) => [week, total, percent])).toEqual([
      [1, 3, 33],
      [2, 1, 0],
      [null, 1, 0],
    ]);
  });
});
