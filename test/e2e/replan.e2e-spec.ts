import { type Answer, startApi } from '@test/app';
import { notificationsOf } from '@test/notifications';
import { plansOf } from '@test/plans';
import { countedDuring } from '@test/sql';
import { Role } from '@app/auth';

describe('replanning after a change of the calendar', () => {
  const api = startApi();
  const { aPublished, aRunningPair, tasksOf, plans, within } = plansOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];
  const { deliver, mailsTo, run } = notificationsOf(api);

  /** A running pair, and a holiday on the Monday on which its second week begins. */
  async function aMovedPlan() {
    const programme = await aPublished();
    const one = await aRunningPair(programme.id);
    const holiday = await programme.as.post('/api/v1/calendar/holidays', { start_on: '2030-01-14', name: 'Foundation day' });
    const replan = (body: object = {}, by = one.mentor) => api.as(by).post(`${one.url}/replan`, body);
    const [rules, bowings] = await tasksOf(one.id);
    return { ...programme, one, holiday, replan, rules, bowings };
  }

  const movesIn = ({ body }: Answer) =>
    body.items.filter(({ reason }: any) => reason === null).map(({ task_id, after }: any) => ({ task_id, ...after, week: undefined }));

  it('is previewed without a write, then moves exactly that, and tells each person once', async () => {
    const { one, holiday, replan, bowings, as } = await aMovedPlan();
    expect(holiday.headers.link).toBe('</api/v1/calendar/replan>; rel="related"');
    expect((await as.get('/api/v1/calendar/replan')).body).toEqual({ running: 1, affected: 1, is_capped: false });
    const preview = await replan({ dry_run: true });
    expect(preview.body).toEqual({
      mentorship_id: one.id,
      mentee_id: one.mentee.id,
      version: expect.any(Number),
      dry_run: true,
      counts: { moved: 1, kept: 0 },
      items: [
        {
          item_id: expect.any(Number),
          task_id: bowings.id,
          title: 'Learn the bowings',
          reason: null,
          before: { week: 2, scheduled_start_on: '2030-01-14', due_at: '2030-01-20T15:00:00+00:00' },
          after: { week: 2, scheduled_start_on: '2030-01-15', due_at: '2030-01-21T15:00:00+00:00' },
        },
      ],
    });
    expect((await tasksOf(one.id))[1]).toEqual(bowings);

    const done = await replan({ moves: movesIn(preview) }, undefined);
    expect([done.status, done.body.items]).toEqual([200, preview.body.items]);
    expect((await tasksOf(one.id))[1]).toMatchObject({ scheduled_start_on: '2030-01-15', due_at: '2030-01-21T15:00:00+00:00' });
    expect((await replan()).body.counts).toEqual({ moved: 0, kept: 0 });
    expect((await as.get(`${one.url}/plan/items/${bowings.id}`)).body.personal).toEqual([]);
    await deliver();
    expect(mailsTo(one.mentee.email).map(({ subject }) => subject)).toEqual(['일정 변경: Onboarding']);
    expect(mailsTo(one.mentor.email)).toEqual([]);
    await run((name) => name.includes('noteReplan'));
    const feed = await api.as(one.mentee).get(`${one.url}/timeline`);
    expect(feed.body.results.map(({ kind }: any) => kind)).toContain('replanned');
    expect((await as.get('/api/v1/calendar/replan')).body).toMatchObject({ affected: 0 });
  });

  it('leaves dates that a person set and items that are finished, and follows a later time zone and leave', async () => {
    const { one, replan, rules, bowings, as } = await aMovedPlan();
    await as.patch(`/api/v1/tasks/${bowings.id}`, { due_at: '2030-03-01T15:00:00Z' });
    await api.as(one.mentee).post('/api/v1/calendar/leave', { start_on: '2030-01-07', end_on: '2030-01-08' });
    const preview = await replan({ dry_run: true });
    expect(preview.body.items).toMatchObject([
      { task_id: rules.id, reason: null, after: { scheduled_start_on: '2030-01-09' } },
      { task_id: bowings.id, reason: 'personal' },
    ]);
    await api.rows(`UPDATE tasks SET status = 'done', completed_at = now() WHERE id = ${rules.id}`);
    expect((await replan()).body.counts).toEqual({ moved: 0, kept: 1 });
    expect((await tasksOf(one.id))[1]).toMatchObject({ scheduled_start_on: '2030-01-14', due_at: '2030-03-01T15:00:00+00:00' });
    await api.rows(`UPDATE tasks SET status = 'todo', completed_at = NULL WHERE id = ${rules.id}`);
    await api.as(one.mentee).patch('/api/v1/user/profile', { timezone: 'America/New_York' });
    expect((await replan()).body.items[0]).toMatchObject({ after: { due_at: '2030-01-16T05:00:00+00:00' } });
  });

  it('is refused with both when something has changed since the preview', async () => {
    const { one, replan, bowings, as } = await aMovedPlan();
    const preview = await replan({ dry_run: true });
    await as.post('/api/v1/calendar/holidays', { start_on: '2030-01-15', name: 'The day after' });
    const stale = await replan({ moves: movesIn(preview) });
    expect(problem(stale)).toEqual([409, 'REPLAN_STALE']);
    expect(stale.body.details).toMatchObject([
      { field: 'moves', id: bowings.id, before: '2030-01-15, 2030-01-21T15:00:00+00:00', now: '2030-01-16, 2030-01-22T15:00:00+00:00' },
    ]);
    expect((await tasksOf(one.id))[1]).toMatchObject({ scheduled_start_on: '2030-01-14' });
    const tag = { 'if-match': `"${preview.body.version}"` };
    await api.as(one.mentee).post(`/api/v1/tasks/${bowings.id}/block`, { reason: 'No bow' });
    expect(problem(await api.as(one.mentor).post(`${one.url}/replan`, {}, tag))).toEqual([412, 'PRECONDITION_FAILED']);
  });

  it('is asked for by the mentee, previewed by anybody who may ask, and hidden from others', async () => {
    const { one, replan, admin } = await aMovedPlan();
    expect((await replan({ dry_run: true }, one.mentee)).body.counts).toEqual({ moved: 1, kept: 0 });
    const asked = await replan({}, one.mentee);
    expect([asked.status, asked.body.link]).toEqual([202, `${one.url}/plan`]);
    expect((await tasksOf(one.id))[1]).toMatchObject({ scheduled_start_on: '2030-01-14' });
    const approved = await api.as(one.mentor).post(`/api/v1/requests/${asked.body.id}/approve`);
    expect([approved.status, approved.body.status]).toEqual([200, 'approved']);
    expect((await tasksOf(one.id))[1]).toMatchObject({ scheduled_start_on: '2030-01-15' });
    const foreign = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    for (const by of [await api.aSaved(Role.Mentor), foreign]) expect(problem(await replan({}, by))).toEqual([404, 'PLAN_NOT_FOUND']);
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${one.id}`);
    expect(problem(await replan({}, admin))).toEqual([409, 'PLAN_NOT_RUNNING']);
    expect((await api.as(admin).get(`${one.url}/plan`)).body.can).not.toContain('plan:replan');
  });

  it('waits for a pause and for another of its kind at the same time', async () => {
    const { one, replan } = await aMovedPlan();
    const answers = await Promise.all([replan(), replan(), within(() => plans().shift(one.id, '2030-01-09', '2030-01-14'))]);
    expect(answers.slice(0, 2).map((answer) => (answer as Answer).status)).toEqual([200, 200]);
    const before = await tasksOf(one.id);
    expect((await replan()).body.counts).toEqual({ moved: 0, kept: 0 });
    expect(await tasksOf(one.id)).toEqual(before);
  });

  it('sends equally many statements for few items and for many', async () => {
    const { id, one, replan, as } = await aMovedPlan();
    await replan({ dry_run: true });
    const few = await countedDuring(() => replan({ dry_run: true }));
    const counted = await countedDuring(() => as.get('/api/v1/calendar/replan'));
    for (let more = 0; more < 3; more++) await aRunningPair(id);
    await api.rows(`
      INSERT INTO tasks (company_id, mentorship_id, title, status, assignee_id, due_at)
      SELECT 'sinfonia', ${one.id}, 'Tune', 'todo', ${one.mentee.id}, now() FROM generate_series(1, 500) n`);
    expect([await countedDuring(() => replan({ dry_run: true })), await countedDuring(() => as.get('/api/v1/calendar/replan'))]).toEqual([
      few,
      counted,
    ]);
  });

  it('of a whole company is a job with a result for each mentorship, which does what its preview showed', async () => {
    const { id, one, as, bowings } = await aMovedPlan();
    const other = await aRunningPair(id);
    const late = await aRunningPair(id);
    await api.rows(`UPDATE tasks SET due_at = due_at - interval '1 day' WHERE mentorship_id = ${late.id}`);
    const all = '/api/v1/calendar/replan';
    const preview = await as.post(all, { dry_run: true });
    expect([preview.status, preview.headers.location]).toEqual([202, `/api/v1/jobs/${preview.body.id}`]);
    const finished = async (job: string) => {
      await run((name) => name === 'replan_company');
      return (await as.get(`/api/v1/jobs/${job}`)).body;
    };
    const { result } = await finished(preview.body.id);
    expect(result).toMatchObject({ dry_run: true, counts: { done: 1, unchanged: 2, changed_since: 0, refused: 0 } });
    expect(result.mentorships.map(({ mentorship_id }: any) => mentorship_id)).toEqual([one.id, other.id, late.id]);
    await as.post('/api/v1/calendar/holidays', { start_on: '2030-01-07', name: 'A late start' });
    const { id: job } = (await as.post(all, { preview_id: preview.body.id })).body;
    expect((await finished(job)).result).toMatchObject({
      counts: { done: 0, changed_since: 2, unchanged: 1 },
      mentorships: [{ result: 'changed_since', code: 'E383', moved: 2 }, { result: 'changed_since' }, { result: 'unchanged', kept: 1 }],
    });
    const again = (await as.post(all)).body.id;
    expect((await finished(again)).result.counts).toEqual({ done: 2, unchanged: 1, changed_since: 0, refused: 0 });
    expect((await tasksOf(one.id)).find((task) => task.id === bowings.id)).toMatchObject({ scheduled_start_on: '2030-01-15' });
    expect(problem(await as.post(all, { preview_id: again }))).toEqual([404, 'JOB_NOT_FOUND']);
    expect((await api.as(one.mentor).post(all)).status).toBe(403);
  });
});
