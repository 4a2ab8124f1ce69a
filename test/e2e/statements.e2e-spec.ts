import { startApi } from '@test/app';
import { aSavedMentorship } from '@test/database';
import { statementsDuring } from '@test/sql';
import { Role, SessionRightsCache } from '@app/auth';
import { DataSource } from 'typeorm';

const MOST = 8;

describe('the statements of a request', () => {
  const api = startApi();

  const aCrowd = (from: number, to: number) =>
    api.rows(`
      WITH found AS (
        INSERT INTO departments (company_id, name) SELECT 'sinfonia', 'Department ' || n FROM generate_series(${from}, ${to}) n RETURNING id
      ), people AS (
        INSERT INTO users (company_id, department_id, role, name, email)
        SELECT 'sinfonia', id, 'mentee', 'Somebody', 'crowd-' || id || '@example.com' FROM found RETURNING id
      ), work AS (
        INSERT INTO tasks (company_id, title, status, assignee_id, due_at) SELECT 'sinfonia', 'Tune', 'todo', id, now() FROM people
      ), away AS (
        INSERT INTO leaves (company_id, user_id, start_on, end_on) SELECT 'sinfonia', id, '2027-01-04', '2027-01-08' FROM people
      ), templates AS (
        INSERT INTO curricula (company_id, owner_id, title, total_weeks) SELECT 'sinfonia', id, '현악', 4 FROM people
      ), notes AS (
        INSERT INTO memos (company_id, author_id, user_id, body, visibility) SELECT 'sinfonia', id, id, '보잉', 'admins' FROM people
      ), pairs AS (
        INSERT INTO mentorships (company_id, mentor_id, mentee_id, author_id, title, total_weeks, start_on, end_on, status)
        SELECT 'sinfonia', (SELECT min(id) FROM users), id, (SELECT min(id) FROM users), 'First weeks', 4, '2030-01-07', '2030-02-01', 'active'
        FROM people
      ), asked AS (
        INSERT INTO requests (company_id, asker_id, resource, action) SELECT 'sinfonia', id, 'mentorship', 'create' FROM people
      ) INSERT INTO holidays (company_id, start_on, end_on, name)
        SELECT 'sinfonia', day, day, 'Holiday' FROM generate_series(${from}, ${to}) n, date(date '2027-01-01' + n) day`);

  it('are equally many for 10 rows as for 1,000, and at most 8', async () => {
    const admin = await api.aSaved(Role.Admin);
    const [department] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    const mentee = await api.aSaved(Role.Mentee);
    const { body: task } = await api
      .as(admin)
      .post('/api/v1/tasks', { title: 'Tune', assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' });
    const { body: curriculum } = await api.as(admin).post('/api/v1/curricula', { title: '현악 첫 주', total_weeks: 4 });
    await api.as(admin).post(`/api/v1/curricula/${curriculum.id}/items`, { type: 'task', title: 'Tune', start_week: 1 });
    await api.as(admin).post(`/api/v1/curricula/${curriculum.id}/publish`);
    const mentorship = await aSavedMentorship(api.get(DataSource), { mentor_id: admin.id, mentee_id: mentee.id });
    const paths = [
      'mentorships?page_size=100',
      'mentorships?page_size=100&search=some&status=active&ordering=-mentee_name',
      `mentorships/${mentorship.id}`,
      `mentorships/${mentorship.id}/timeline?limit=100`,
      `mentorships/${mentorship.id}/meetings?page_size=100`,
      'requests?page_size=100&status=open',
      'users?page_size=100',
      'users?page_size=100&search=some&ordering=-email',
      `users/${admin.id}`,
      'user/profile',
      'departments?page_size=100',
      `departments/${department.id}`,
      'companies',
      'calendar/holidays?page_size=100',
      'calendar/leave?page_size=100',
      'companies/sinfonia',
      'tasks?page_size=100',
      'tasks?page_size=100&search=tu&overdue=true&ordering=-priority',
      'tasks/my?page_size=100',
      `tasks/${task.id}`,
      'curricula?page_size=100',
      'curricula?page_size=100&search=현악&common=true&ordering=title',
      `curricula/${curriculum.id}`,
      `curricula/${curriculum.id}/items?page_size=100`,
      `curricula/${curriculum.id}/versions?page_size=100`,
      `curricula/${curriculum.id}/diff`,
      `curricula/${curriculum.id}/export`,
      'memos?page_size=100',
      'memos?page_size=100&search=보잉&visibility=admins&ordering=-created_at',
      `tasks/${task.id}/comments?limit=100`,
      `tasks/${task.id}/submissions?page_size=100`,
      `tasks/${task.id}/checklist?page_size=100`,
      'scores?page_size=100',
      'scores?page_size=100&search=lune&has_thumbnail=false&tags=solo&ordering=-pages,size',
      'scores/1',
      'scores/1/versions?page_size=100',
      'scores/statistics',
      'scores/counts?page_size=100',
      'setlists?page_size=100&search=concert',
      'setlists/1',
      'setlists/1/items?page_size=100',
      'dashboards/musician',
      'dashboards/admin',
      'dashboards/series?metric=completed_tasks',
      'tasks/board',
      'tasks/board?group_by=week',
      'tasks/counts?group_by=department_id',
      'users/counts?group_by=department_id',
      'mentorships/counts?group_by=mentor_id',
      'search?q=tune',
    ];
    const aLibrary = (from: number, to: number) =>
      api.rows(`
        WITH numbers AS (SELECT n, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid AS id FROM generate_series(${from}, ${to}) n),
        files AS (
          INSERT INTO files (id, user_id, purpose, filename, mime_type, size_bytes, status, object_id, expires_at)
          SELECT id, ${admin.id}, 'score', 'Lune.pdf', 'application/pdf', 100, 'ready', (SELECT max(id::text)::uuid FROM stored_objects), now() FROM numbers
          RETURNING id
        ), scores AS (
          INSERT INTO scores (id, user_id, company_id, title, tags)
          SELECT n, ${admin.id}, 'sinfonia', 'Clair de lune', '{solo}' FROM numbers RETURNING id
        ), versions AS (
          INSERT INTO score_versions (score_id, number, file_id, pages) SELECT n, 1, id, 2 FROM numbers
        ), lists AS (
          INSERT INTO setlists (id, user_id, title) SELECT n, ${admin.id}, 'Spring concert' FROM numbers RETURNING id
        ) INSERT INTO setlist_items (setlist_id, score_id, position) SELECT 1, n, n FROM numbers`);
    const counted = async () => {
      const counts: [string, number][] = [];
      for (const path of paths) {
        // The caller's rights are cached for a second. Forgetting them makes every request read them, so that slow machines count the same.
        api.get(SessionRightsCache).forget();
        const statements = await statementsDuring(() => api.as(admin).get(`/api/v1/${path}`));
        counts.push([path, statements.split(';\n').length]);
      }
      return counts;
    };
    await api.rows(
      `INSERT INTO stored_objects (id, user_id, size_bytes) VALUES ('00000000-0000-4000-8000-000000000000', ${admin.id}, 100)`,
    );
    await aCrowd(1, 10);
    await aLibrary(1, 10);
    await counted();
    const few = await counted();
    await aCrowd(11, 1_000);
    await aLibrary(11, 1_000);
    await api.rows(`
      INSERT INTO curriculum_items (company_id, curriculum_id, type, title, start_week, "order")
      SELECT 'sinfonia', ${curriculum.id}, 'task', 'Tune', 1, n FROM generate_series(2, 300) n`);
    await api.rows(`
      INSERT INTO task_comments (company_id, task_id, author_id, body) SELECT 'sinfonia', ${task.id}, ${admin.id}, 'Why?' FROM generate_series(1, 1000)`);
    await api.rows(`
      INSERT INTO task_submissions (company_id, task_id, number, author_id, is_open)
      SELECT 'sinfonia', ${task.id}, n, ${mentee.id}, false FROM generate_series(1, 1000) n`);
    await api.rows(`
      INSERT INTO mentorship_events (company_id, mentorship_id, kind) SELECT 'sinfonia', ${mentorship.id}, 'updated' FROM generate_series(1, 1000)`);
    await api.rows(`
      INSERT INTO mentorship_meetings (company_id, mentorship_id, mentor_id, author_id, title, starts_at, minutes)
      SELECT 'sinfonia', ${mentorship.id}, ${admin.id}, ${admin.id}, 'First', now(), 30 FROM generate_series(1, 1000)`);
    expect(await counted()).toEqual(few);
    for (const [path, count] of few) expect([path, count <= MOST]).toEqual([path, true]);
  });
});
