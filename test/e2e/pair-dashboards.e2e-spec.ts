import { startApi } from '@test/app';
import { dashboardsOf } from '@test/dashboards';
import { mentorships } from '@test/mentorships';
import { Role } from '@app/auth';

describe('dashboards of a pair', () => {
  const api = startApi();
  const { aMentorship, waiveAll, dashboard, aRunning } = dashboardsOf(api);

  it('show mentors their mentees, their reviews with permissions, proposals and pinned memos', async () => {
    const { mentor, mentee, as, id, tasks, ...all } = await aRunning();
    await as.mentee.post(`/api/v1/tasks/${tasks[0]}/start`);
    await as.mentee.post(`/api/v1/tasks/${tasks[0]}/submit`, { text: 'Done' });
    await api.rows(`UPDATE tasks SET due_at = '2020-01-01' WHERE id = ${tasks[1]}`);
    const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString();
    await as.mentor.post(`${mentorships}/${id}/meetings`, { title: 'Later', starts_at: day(5), minutes: 30 });
    await as.mentor.post(`${mentorships}/${id}/meetings`, { title: 'Soon', starts_at: day(2), minutes: 30 });
    await as.mentee.post('/api/v1/calendar/leave', {
      start_on: day(-2).slice(0, 10),
      end_on: day(3).slice(0, 10),
      kind: 'sick',
      note: 'Flu',
    });
    await as.mentor.post('/api/v1/memos', { user_id: mentee.id, body: 'Reads well', pinned: true });
    await as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
    const other = await api.aSaved(Role.Mentee, { name: '박서연' });
    await aMentorship({ ...all, mentor, mentee: other, as }, { status: 'proposed', start_on: '2099-01-05' });
    const body = await dashboard(mentor, 'mentor');
    expect(body.mentees).toMatchObject([
      {
        mentorship: {
          id,
          status: 'active',
          current_week: 1,
          total_weeks: 4,
          can: expect.arrayContaining(['mentorship:pause']),
          can_ask: expect.any(Array),
        },
        mentee: { id: mentee.id, name: '김미나', profile_image: null, department: null, on_leave_until: day(3).slice(0, 10) },
        ...{ percent: 0, overdue_count: 1, submitted_count: 1, blocked_count: 0, last_activity_at: expect.any(String) },
        next_meeting: { title: 'Soon', mentorship_id: id },
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Flu|sick/);
    expect([body.review_count, body.review_queue]).toMatchObject([
      1,
      [{ id: tasks[0], status: 'submitted', submitted_at: expect.any(String), assignee: { id: mentee.id }, can_ask: [] }],
    ]);
    const { body: task } = await as.mentor.get(`/api/v1/tasks/${tasks[0]}`);
    expect(body.review_queue[0].can).toEqual(task.can);
    expect(body.proposals).toMatchObject([
      { mentorship: { status: 'proposed', can: expect.arrayContaining(['mentorship:accept']) }, mentee: { name: '박서연' } },
    ]);
    expect(body.requests).toMatchObject([{ action: 'pause', asker_id: mentee.id, can: expect.arrayContaining(['request:approve']) }]);
    expect(body.pinned_memos).toMatchObject([{ body: 'Reads well', user: { id: mentee.id } }]);
    const stranger = await dashboard(await api.aSaved(Role.Mentor), 'mentor');
    expect(stranger).toEqual({ mentees: [], review_count: 0, review_queue: [], requests: [], proposals: [], pinned_memos: [] });
  });

  it('show mentees what they do now, what waits, and the note of a review', async () => {
    const { mentee, mentor, as, id, tasks } = await aRunning();
    await api.rows("UPDATE tasks SET prerequisite_ids = '{}'");
    for (const task of tasks.slice(0, 2)) {
      await as.mentee.post(`/api/v1/tasks/${task}/start`);
      await as.mentee.post(`/api/v1/tasks/${task}/submit`, { text: 'Done' });
    }
    await as.mentor.post(`/api/v1/tasks/${tasks[0]}/request-changes`, { note: 'Mind the bowing' });
    await api.rows(`UPDATE tasks SET due_at = now() + interval '1 second' WHERE id = ${tasks[0]}`);
    const { body: personal } = await as.mentee.post('/api/v1/tasks', {
      title: 'Own',
      assignee_id: mentee.id,
      due_at: '2020-01-01T00:00:00Z',
    });
    await api.rows(
      `INSERT INTO leaves (company_id, user_id, start_on, end_on, kind) VALUES ('sinfonia', ${mentor.id}, current_date - 2, current_date + 9, 'sick')`,
    );
    const body = await dashboard(mentee, 'mentee');
    expect(body.mentorships).toMatchObject([
      {
        mentorship: { id, current_week: 1, can: expect.any(Array) },
        mentor: { id: mentor.id, name: '이준호', on_leave_until: expect.any(String) },
        percent: 0,
        next_meeting: null,
      },
    ]);
    expect(body.changes_requested).toMatchObject([{ id: tasks[0], note: 'Mind the bowing', can: expect.arrayContaining(['task:submit']) }]);
    expect(body.waiting_for_review).toMatchObject([{ id: tasks[1], submitted_at: expect.any(String) }]);
    expect(body.overdue.map((one: any) => one.id)).toContain(personal.id);
    expect(body.this_week.map((one: any) => one.id)).toContain(tasks[0]);
    expect(body.counts).toMatchObject({ waiting_for_review: 1, changes_requested: 1 });
    const counted = Object.fromEntries(body.board.map(({ status, count }: any) => [status, count]));
    expect(counted).toMatchObject({ submitted: 1, changes_requested: 1, done: 0 });
    expect(body.board.every(({ count, results }: any) => results.length === Math.min(count, 5))).toBe(true);
    expect(Object.keys(body.board[0])).toEqual(['status', 'count', 'results']);
  });

  it('keep ended mentorships for 90 days', async () => {
    const { mentee, mentor, admin, as, id, ...all } = await aRunning();
    await waiveAll({ ...all, mentee, mentor, admin, as }, id);
    expect((await as.mentor.post(`${mentorships}/${id}/complete`)).status).toBe(200);
    const rows = async () => [(await dashboard(mentor, 'mentor')).mentees, (await dashboard(mentee, 'mentee')).mentorships];
    const ended = { mentorship: { id, status: 'completed', current_week: null, can: ['mentorship:read'] }, next_meeting: null };
    expect(await rows()).toMatchObject([[ended], [ended]]);
    expect((await dashboard(admin, 'admin')).mentorships.by_status).toMatchObject({ active: 0, completed: 1 });
    await api.rows(`UPDATE mentorships SET ended_at = now() - interval '91 days'`);
    await api.rows(`UPDATE mentor_periods SET ended_at = now() - interval '91 days'`);
    expect(await rows()).toEqual([[], []]);
    expect((await dashboard(admin, 'admin')).mentorships.by_status).toMatchObject({ completed: 1 });
  });
});
