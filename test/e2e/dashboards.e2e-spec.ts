import { startApi } from '@test/app';
import { DASHBOARDS, dashboardsOf } from '@test/dashboards';
import { mentorships } from '@test/mentorships';
import { problemOf } from '@test/requests';
import { countedDuring } from '@test/sql';
import { Role } from '@app/auth';

describe('dashboards', () => {
  const api = startApi();
  const { people, anActive, dashboard, tasksOf, aRunning } = dashboardsOf(api);

  it('are each for one role, and name the permission in a refusal', async () => {
    const [admin, mentor, mentee] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    for (const [name, reader] of [
      ['admin', admin],
      ['mentor', mentor],
      ['mentee', mentee],
    ] as const) {
      for (const other of [admin, mentor, mentee].filter((one) => one !== reader)) {
        const refused = await api.as(other).get(`${DASHBOARDS}/${name}`);
        expect(problemOf(refused)).toEqual([403, 'FORBIDDEN']);
        expect(refused.body.details).toEqual([{ field: 'permission', message: `dashboard:${name}` }]);
      }
    }
    expect(problemOf(await api.anonymous().get(`${DASHBOARDS}/admin`))).toEqual([401, 'INVALID_TOKEN']);
    const alone = await dashboard(await api.aSaved(Role.Mentee, { company_id: null }), 'mentee');
    expect(alone).toMatchObject({ mentorships: [], this_week: [], next_meeting: null, requests: [] });
    expect(problemOf(await api.as(admin).get(`${DASHBOARDS}/admin?color=red`))).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('show admins the figures of their company, and what happened last in their language', async () => {
    const { admin, mentor, mentee, as, id, tasks } = await aRunning();
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    await api.rows(
      `INSERT INTO tasks (company_id, title, status, assignee_id, due_at) VALUES ('elsewhere', 'Tune', 'todo', ${foreign.id}, '2020-01-01')`,
    );
    await as.mentee.post(`/api/v1/tasks/${tasks[0]}/start`);
    await as.mentee.post(`/api/v1/tasks/${tasks[0]}/submit`, { text: 'A secret of Mina' });
    await api.rows(`UPDATE tasks SET due_at = '2020-01-01' WHERE id = ${tasks[1]}`);
    await as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
    await as.admin.post('/api/v1/users/invitations', { email: 'new@example.com', role: 'mentee' });
    const body = await dashboard(admin, 'admin');
    expect(body).toMatchObject({
      people: {
        by_role: { admin: 1, mentor: 1, mentee: 2 },
        by_status: { active: 3, invited: 1, anonymised: 0 },
        without_mentor: 0,
        joined_30d: 3,
      },
      mentorships: { by_status: { active: 1, draft: 0 }, ending_14d: 0, end_passed: 0, average_percent: 0 },
      tasks: { overdue: 1, submitted: 1, oldest_submitted_at: expect.any(String) },
      mentors: { at_capacity: 0, free_places: 4 },
      requests: { open: 1 },
      invitations: { open: 1 },
      jobs: { failed: 0 },
      storage: { used: 0 },
    });
    expect(body.recent.slice(0, 4)).toEqual(
      [
        ['A person was invited.', admin, 'user', expect.any(String)],
        ['A request for approval was made.', mentee, 'request', expect.any(String)],
        ['A task was submitted for review.', mentee, 'task', String(tasks[0])],
        ['A task was started.', mentee, 'task', String(tasks[0])],
      ].map(([, { id: actor_id, name }, resource, resource_id]: any) => ({
        at: expect.any(String),
        actor: { id: actor_id, name, profile_image: null },
        sentence: expect.stringMatching(/^[A-Z].*\.$/),
        ...{ resource, resource_id },
      })),
    );
    expect(JSON.stringify(body.recent)).not.toMatch(/secret|Exams|new@example/);
    const korean = await api.as(admin).get(`${DASHBOARDS}/admin`, { 'accept-language': 'ko' });
    expect(korean.body.recent[2].sentence).toBe('과제의 검토가 요청되었습니다.');
    expect(mentor.id).not.toBe(mentee.id);
  });

  it('count the departments of an admin with those beneath, and none of another company', async () => {
    const all = await people();
    const [strings] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    const [violins] = await api.rows(
      `INSERT INTO departments (company_id, name, parent_id) VALUES ('sinfonia', 'Violins', ${strings.id}) RETURNING id`,
    );
    const [foreign] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('elsewhere', 'Secret') RETURNING id");
    await api.aSaved(Role.Admin, { company_id: 'elsewhere', department_id: foreign.id });
    await api.rows(`UPDATE users SET department_id = ${violins.id} WHERE id = ${all.mentee.id}`);
    const { id } = await anActive(all);
    const [first] = await tasksOf(id);
    await api.rows(`UPDATE tasks SET due_at = '2020-01-01' WHERE id = ${first.id}`);
    await api.rows(
      `UPDATE tasks SET status = 'done', completed_at = now(), due_at = '2099-01-01' WHERE mentorship_id = ${id} AND id <> ${first.id}`,
    );
    const percent = (await dashboard(all.mentee, 'mentee')).mentorships[0].percent;
    const figures = { people: 1, active_mentorships: 1, overdue: 1, percent };
    expect(percent).toBeGreaterThan(0);
    expect((await dashboard(all.admin, 'admin')).departments).toEqual([
      { id: strings.id, parent_id: null, name: 'Strings', ...figures },
      { id: violins.id, parent_id: strings.id, name: 'Violins', ...figures },
    ]);
    const within = await dashboard(all.admin, 'admin', `?department_id=${strings.id}`);
    expect(within).toMatchObject({
      people: { by_role: { admin: 0, mentor: 0, mentee: 1 } },
      mentorships: { by_status: { active: 1 }, average_percent: percent },
      tasks: { overdue: 1 },
      mentors: { free_places: 0 },
      departments: [{ name: 'Strings' }, { name: 'Violins' }],
    });
    const [unknown, others] = [
      await dashboard(all.admin, 'admin', '?department_id=99999'),
      await dashboard(all.admin, 'admin', `?department_id=${foreign.id}`),
    ];
    expect(others).toEqual(unknown);
    expect(others).toMatchObject({ people: { by_role: { admin: 0 } }, departments: [], recent: [], tasks: { overdue: 0 } });
  });

  it('need at most 3 statements, equally many for any number of rows', async () => {
    const { mentee, mentor, admin } = await aRunning();
    const counted = async () => {
      const counts: number[] = [];
      for (const [name, reader] of [
        ['admin', admin],
        ['mentor', mentor],
        ['mentee', mentee],
      ] as const) {
        const read = await api.as(reader).get(`${DASHBOARDS}/${name}`);
        expect(read.status).toBe(200);
        counts.push(await countedDuring(() => api.as(reader).get(`${DASHBOARDS}/${name}`)));
      }
      return counts;
    };
    const few = await counted();
    await api.rows(`
      WITH them AS (
        INSERT INTO users (company_id, role, name, email) SELECT 'sinfonia', 'mentee', 'Somebody', 'crowd-' || n || '@example.com'
        FROM generate_series(1, 300) n RETURNING id
      ), pairs AS (
        INSERT INTO mentorships (company_id, mentor_id, mentee_id, author_id, title, total_weeks, start_on, end_on, status)
        SELECT 'sinfonia', ${mentor.id}, id, ${mentor.id}, 'First weeks', 4, '2030-01-07', '2030-02-01', 'active' FROM them RETURNING id, mentee_id
      ) INSERT INTO tasks (company_id, title, status, mentorship_id, assignee_id, reviewer_id, due_at)
        SELECT 'sinfonia', 'Tune', 'todo', id, mentee_id, ${mentor.id}, now() FROM pairs, generate_series(1, 5)`);
    expect(await counted()).toEqual(few);
    expect(few).toEqual([2, 2, 2]);
  });
});
