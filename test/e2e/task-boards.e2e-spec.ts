import { startApi } from '@test/app';
import { problemOf } from '@test/requests';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const TASKS = '/api/v1/tasks';

describe('boards and counts', () => {
  const api = startApi();

  async function people() {
    const [admin, mentor, mina, joon] = [
      await api.aSaved(Role.Admin, { name: '최관리' }),
      await api.aSaved(Role.Mentor, { name: '이준호' }),
      await api.aSaved(Role.Mentee, { name: '김미나' }),
      await api.aSaved(Role.Mentee, { name: '박준' }),
    ];
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const pair = await api.pair(mentor, mina);
    await api.rows(`
      INSERT INTO tasks (company_id, title, status, assignee_id, reviewer_id, mentorship_id, week, due_at)
      SELECT 'sinfonia', 'Tune ' || n, 'todo', ${mina.id}, ${mentor.id}, ${pair.id}, 1 + n % 2, timestamptz '2030-01-01' + (n / 2) * interval '1 hour'
      FROM generate_series(1, 120) n`);
    await api.rows(`
      INSERT INTO tasks (company_id, title, status, completed_at, assignee_id, due_at) VALUES
        ('sinfonia', 'Old', 'done', now(), ${joon.id}, '2020-01-01'), ('sinfonia', 'New', 'done', now(), ${joon.id}, '2021-01-01'),
        ('elsewhere', 'Secret', 'todo', NULL, ${foreign.id}, '2020-01-01')`);
    return { admin, mentor, mina, joon, foreign, pair };
  }
  const board = async (user: User, query = '') => {
    const { status, body } = await api.as(user).get(`${TASKS}/board${query}`);
    expect([query, status]).toEqual([query, 200]);
    return body.columns as { column: string; count: number; count_capped: boolean; next_cursor: string | null; results: any[] }[];
  };
  const inShort = (columns: Awaited<ReturnType<typeof board>>) =>
    columns.map(({ column, count, results }) => [column, count, results.length]);
  const counts = async (user: User, url: string) => {
    const { status, body } = await api.as(user).get(`/api/v1/${url}`);
    expect([url, status]).toEqual([url, 200]);
    return body.results.map(({ value, name, count }: any) => [value, name, count]);
  };

  it('have a column for each state, with the permissions of the list and every task once over the pages of a column', async () => {
    const { admin, mina } = await people();
    const columns = await board(mina);
    expect(columns.map(({ column }) => column)).toEqual([
      'todo',
      'in_progress',
      'submitted',
      'changes_requested',
      'blocked',
      'done',
      'waived',
      'cancelled',
    ]);
    const [todo] = columns;
    expect(todo).toMatchObject({ column: 'todo', count: 120, count_capped: false, next_cursor: expect.any(String) });
    const { body: task } = await api.as(mina).get(`${TASKS}/${todo!.results[0].id}`);
    expect({ ...todo!.results[0], document: null }).toEqual(task);
    const read = [...todo!.results];
    for (let next = todo!.next_cursor; next;) {
      const [more, ...others] = await board(mina, `?column=todo&cursor=${next}`);
      expect(others).toEqual([]);
      read.push(...more!.results);
      next = more!.next_cursor;
    }
    expect(new Set(read.map(({ id }) => id)).size).toBe(120);
    expect(read.map(({ due_at }) => due_at)).toEqual([...read].map(({ due_at }) => due_at).sort());
    // Finished tasks: the last due first.
    expect((await board(admin, '?status=done'))[0]!.results.map(({ title }) => title)).toEqual(['New', 'Old']);
  });

  it('have columns by week, and take the filters of the list', async () => {
    const { admin, mentor, mina, joon, pair } = await people();
    expect(inShort(await board(admin, '?group_by=week'))).toEqual([
      ['1', 60, 50],
      ['2', 60, 50],
      ['none', 2, 2],
    ]);
    expect(inShort(await board(mentor, `?group_by=week&mentorship_id=${pair.id}&assignee_id=${mina.id}&week=2`))).toEqual([['2', 60, 50]]);
    expect(inShort(await board(mina, '?status=todo,done&search=Tune%2011'))).toEqual([
      ['todo', 11, 11],
      ['done', 0, 0],
    ]);
    expect(inShort(await board(joon, '?group_by=week&column=none'))).toEqual([['none', 2, 2]]);
    expect(inShort(await board(joon, '?group_by=week&column=7'))).toEqual([]);
    expect(inShort(await board(await api.aSaved(Role.Mentee), '?group_by=week'))).toEqual([]);
  });

  it('refuse unknown columns, cursors and groupings', async () => {
    const { admin } = await people();
    for (const [query, field] of [
      ['column=week', 'column'],
      ['column=3', 'column'],
      ['group_by=week&column=todo', 'column'],
      ['cursor=WzFd', 'column'],
      ['column=todo&cursor=x', 'cursor'],
      ['group_by=title', 'group_by'],
      ['page=2', 'page'],
      ['ordering=title', 'ordering'],
    ] as const) {
      const refused = await api.as(admin).get(`${TASKS}/board?${query}`);
      expect([query, refused.status, refused.body.details[0].field]).toEqual([query, 422, field]);
    }
    for (const url of ['tasks/counts', 'tasks/counts?group_by=title', 'users/counts?group_by=email', 'mentorships/counts?group_by=goal'])
      expect(problemOf(await api.as(admin).get(`/api/v1/${url}`))).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('count tasks by the scope and filters of their list', async () => {
    const { admin, mentor, mina, joon, foreign, pair } = await people();
    expect(await counts(admin, 'tasks/counts?group_by=status')).toEqual([
      ['todo', null, 120],
      ['done', null, 2],
    ]);
    expect(await counts(admin, 'tasks/counts?group_by=assignee_id')).toEqual([
      [String(mina.id), '김미나', 120],
      [String(joon.id), '박준', 2],
    ]);
    expect(await counts(admin, 'tasks/counts?group_by=mentorship_id')).toEqual([
      [String(pair.id), null, 120],
      [null, null, 2],
    ]);
    expect(await counts(mentor, 'tasks/counts?group_by=week&search=Tune%2011')).toEqual(
      [
        ['1', null, 5],
        ['2', null, 6],
      ].reverse(),
    );
    expect(await counts(mentor, `tasks/counts?group_by=status&assignee_id=${joon.id}`)).toEqual([]);
    expect(await counts(admin, `tasks/counts?group_by=status&assignee_id=${foreign.id}`)).toEqual([]);
    expect(await counts(joon, 'tasks/counts?group_by=status&assignee_id=me')).toEqual([['done', null, 2]]);
  });

  it('count people and mentorships, without what the reader may not see', async () => {
    const { admin, mentor, mina, pair } = await people();
    const [strings] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    await api.rows(`UPDATE users SET department_id = ${strings.id} WHERE id = ${mina.id}`);
    expect(await counts(admin, 'users/counts?group_by=role')).toEqual([
      ['mentee', null, 2],
      ['admin', null, 1],
      ['mentor', null, 1],
    ]);
    expect(await counts(admin, 'users/counts?group_by=department_id')).toEqual([
      [null, null, 3],
      [String(strings.id), 'Strings', 1],
    ]);
    // A mentor sees the status of their mentees and of themselves.
    expect(await counts(mentor, 'users/counts?group_by=status')).toEqual([
      ['active', null, 2],
      [null, null, 2],
    ]);
    expect(await counts(admin, 'mentorships/counts?group_by=status')).toEqual([['active', null, 1]]);
    expect(await counts(mina, 'mentorships/counts?group_by=mentor_id')).toEqual([[String(mentor.id), '이준호', 1]]);
    expect(await counts(mentor, 'mentorships/counts?group_by=department_id&status=active')).toEqual([[String(strings.id), 'Strings', 1]]);
    expect(await counts(await api.aSaved(Role.Mentee), 'mentorships/counts?group_by=status')).toEqual([]);
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() - interval '91 days' WHERE id = ${pair.id}`);
    expect(await counts(mentor, 'mentorships/counts?group_by=status')).toEqual([]);
    expect(await counts(admin, 'mentorships/counts?group_by=curriculum_id')).toEqual([]);
  });
});
