import { type Answer, startApi } from '@test/app';
import { notificationsOf } from '@test/notifications';
import { notifiedTasksOf } from '@test/notified-tasks';
import { Role, SessionRightsCache } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const leave = '/api/v1/calendar/leave';
const tasks = '/api/v1/tasks';
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a substitute for reviews during leave', () => {
  const api = startApi();
  const told = notificationsOf(api);
  const { aToldTask } = notifiedTasksOf(api, told);
  const problem = ({ status, body }: Answer) => [status, body.error];

  /** A mentee's submitted task whose reviewer goes on leave today, and a colleague who stands in. */
  async function anAbsence(given: object = {}) {
    const all = await aToldTask();
    const colleague = await api.aSaved(Role.Mentor, { name: '박서연', email: 'seoyeon@example.com', locale: 'en' });
    const admin = await api.aSaved(Role.Admin, { name: 'Anna' });
    const asMentee = api.as(all.mentee);
    for (const verb of ['start', 'submit']) await asMentee.post(`${all.url}/${verb}`, verb === 'submit' ? { text: 'Done' } : {});
    const days = { start_on: dayFromNow(-2), end_on: dayFromNow(3), kind: 'sick', note: 'Flu' };
    const taken = await api.as(all.mentor).post(leave, { ...days, substitute_id: colleague.id, ...given });
    return { ...all, colleague, admin, taken, away: `${leave}/${taken.body.id}`, by: api.as(colleague), asMentee };
  }

  const sees = async (by: User, url: string) => (await api.as(by).get(url)).status === 200;

  it('sees what waits for the absent mentor, reviews it, and sees nothing else', async () => {
    const { url, by, colleague, taken, mentor, asMentee, another, away } = await anAbsence();
    expect(taken.body.substitute).toEqual({ id: colleague.id, name: '박서연', profile_image: null });
    const open = await another('Not submitted');
    expect((await by.get(url)).body).toMatchObject({ reviewer_id: mentor.id, status: 'submitted' });
    expect((await by.get(url)).body.can.sort()).toEqual(['task:approve', 'task:comment', 'task:move', 'task:read', 'task:request_changes']);
    expect((await by.get(tasks)).body.results.map(({ title }: any) => title)).toEqual(['Tune the cello']);
    expect((await by.get(`${url}/submissions`)).body.results).toMatchObject([{ text: 'Done' }]);
    expect((await by.post(`${url}/comments`, { body: 'I look at it.' })).status).toBe(201);
    expect(problem(await by.get(open))).toEqual([404, 'TASK_NOT_FOUND']);
    expect(problem(await by.patch(url, { title: 'Mine' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await by.post(`${url}/waive`, { reason: 'Why not' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await by.get(away))).toEqual([404, 'LEAVE_NOT_FOUND']);

    const returned = await by.post(`${url}/request-changes`, { note: 'Lower' });
    expect([returned.status, returned.body.status]).toEqual([200, 'changes_requested']);
    await asMentee.post(`${url}/submit`, { text: 'Lower now' });
    expect((await by.post(`${url}/approve`)).body).toMatchObject({ status: 'done', reviewer_id: mentor.id });
    expect((await by.get(`${url}/submissions`)).body.results).toMatchObject([
      { verdict: 'approved', reviewer_id: colleague.id },
      { verdict: 'changes_requested' },
    ]);
  });

  it('is told when named, of each task to review and of late reviews, and is explained', async () => {
    const { url, colleague, mentee, admin } = await anAbsence();
    await told.deliver();
    expect(told.mailsTo(colleague.email).map(({ subject }) => subject)).toContain('You review in place of 이준호');
    expect(JSON.stringify(told.mailsTo(colleague.email))).not.toMatch(/sick|Flu/);
    const id = Number(url.split('/').at(-1));
    const explained = await api
      .as(admin)
      .get(`/api/v1/authz/explain?user_id=${colleague.id}&resource=task&action=approve&id=${id}`, { 'accept-language': 'en' });
    expect(explained.body).toMatchObject({ allowed: true });
    expect(JSON.stringify(explained.body)).toContain('the substitute for its absent reviewer');
    told.sent.length = 0;
    await api.as(colleague).post(`${url}/request-changes`, { note: 'Lower' });
    await api.as(mentee).post(`${url}/submit`, { text: 'Lower now' });
    await api.rows("UPDATE outbox SET next_at = now() WHERE name = 'remind_reviewer'");
    await told.run((name) => name === 'remind_reviewer');
    await told.tell();
    const feed = (await api.as(colleague).get('/api/v1/notifications')).body.results.map(({ type }: any) => type);
    expect(feed).toEqual(expect.arrayContaining(['task.submitted', 'task.review_waiting', 'leave.substitute_named']));
  });

  const ends: [string, (all: Awaited<ReturnType<typeof anAbsence>>) => Promise<unknown>][] = [
    ['the leave is withdrawn', ({ mentor, away }) => api.as(mentor).delete(away)],
    ['the leave is shortened', ({ mentor, away }) => api.as(mentor).patch(away, { end_on: dayFromNow(-2) })],
    ['the leave names nobody any more', ({ admin, away }) => api.as(admin).patch(away, { substitute_id: null })],
    ['the leave is over', () => api.rows('UPDATE leaves SET start_on = start_on - 30, end_on = end_on - 30')],
    ['the substitute is suspended', ({ colleague }) => api.rows(`UPDATE users SET status = 'suspended' WHERE id = ${colleague.id}`)],
    ['the substitute reviews nothing any more', ({ colleague }) => api.rows(`UPDATE users SET role = 'mentee' WHERE id = ${colleague.id}`)],
  ];

  it.each(ends)('ends as soon as %s', async (_, end) => {
    const all = await anAbsence();
    expect(await sees(all.colleague, all.url)).toBe(true);
    await end(all);
    api.get(SessionRightsCache).forget();
    expect(await sees(all.colleague, all.url)).toBe(false);
    expect((await api.rows(`SELECT status FROM tasks WHERE title = 'Tune the cello'`))[0]).toEqual({ status: 'submitted' });
  });

  it('is another mentor or admin of the company, named by the absent person or an admin', async () => {
    const { mentor, mentee, admin, away, colleague } = await anAbsence();
    const foreign = await api.aSaved(Role.Mentor, { company_id: 'elsewhere' });
    const gone = await api.aSaved(Role.Mentor, { status: 'suspended' as never });
    for (const id of [mentor.id, mentee.id, foreign.id, gone.id, 999_999])
      expect(problem(await api.as(mentor).patch(away, { substitute_id: id }))).toEqual([422, 'SUBSTITUTE_UNFIT']);
    const own = { start_on: '2031-01-01', substitute_id: colleague.id };
    expect(problem(await api.as(mentee).post(leave, own))).toEqual([422, 'SUBSTITUTE_UNFIT']);
    expect((await api.as(admin).patch(away, { substitute_id: admin.id })).body.substitute).toMatchObject({ id: admin.id });
    expect((await api.as(mentor).patch(away, { note: 'Better' })).status).toBe(200);
  });

  it('does not review own work', async () => {
    const { mentor, colleague, admin, by } = await anAbsence();
    const draft = { title: 'Report', assignee_id: colleague.id, reviewer_id: mentor.id, due_at: '2030-01-15T10:00:00Z' };
    const { id } = (await api.as(admin).post(tasks, draft)).body;
    for (const verb of ['start', 'submit']) await by.post(`${tasks}/${id}/${verb}`);
    expect(problem(await by.post(`${tasks}/${id}/approve`))).toEqual([403, 'FORBIDDEN']);
  });
});
