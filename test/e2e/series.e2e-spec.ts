import { startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const SERIES = '/api/v1/dashboards/series';

describe('series', () => {
  const api = startApi();
  const series = async (user: User, query: string) => {
    const { status, body } = await api.as(user).get(`${SERIES}?${query}`);
    expect([query, status]).toEqual([query, 200]);
    return body;
  };
  const values = async (user: User, query: string) =>
    (await series(user, query)).points.map(({ starts_on, value }: any) => [starts_on, value]);
  const aDone = (user: User, moments: readonly string[], company_id = 'sinfonia') =>
    api.rows(`INSERT INTO tasks (company_id, title, status, assignee_id, due_at, completed_at)
      SELECT '${company_id}', 'Tune', 'done', ${user.id}, now(), at FROM unnest(ARRAY['${moments.join("','")}']::timestamptz[]) at`);

  it('count completed tasks by day, week and month, by the clocks of the company', async () => {
    const [admin, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    // 15:00 UTC is midnight in Seoul: the second one is on Monday, 4 March.
    await aDone(mina, ['2030-03-03T14:59:59Z', '2030-03-03T15:00:00Z', '2030-03-31T15:00:00Z']);
    await aDone(await api.aSaved(Role.Mentee, { company_id: 'elsewhere' }), ['2030-03-04T10:00:00Z'], 'elsewhere');
    expect(await series(admin, 'metric=completed_tasks&by=day&from=2030-03-02&to=2030-03-05')).toEqual({
      ...{ metric: 'completed_tasks', by: 'day', timezone: 'Asia/Seoul' },
      points: [
        ['2030-03-02', 0],
        ['2030-03-03', 1],
        ['2030-03-04', 1],
        ['2030-03-05', 0],
      ].map(([starts_on, value]) => ({ starts_on, value })),
    });
    expect(await values(mina, 'metric=completed_tasks&from=2030-03-02&to=2030-03-05')).toEqual([
      ['2030-02-25', 1],
      ['2030-03-04', 1],
    ]);
    expect(await values(admin, 'metric=completed_tasks&by=month&from=2030-02-28&to=2030-04-01')).toEqual([
      ['2030-02-01', 0],
      ['2030-03-01', 2],
      ['2030-04-01', 1],
    ]);
    expect((await values(await api.aSaved(Role.Mentor), 'metric=completed_tasks')).map(([, value]: any) => value)).toEqual(
      Array(12).fill(0),
    );
  });

  it('are right when the clocks change', async () => {
    await api.rows("UPDATE companies SET timezone = 'Europe/Berlin' WHERE id = 'sinfonia'");
    const [admin, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    // 31 March 2030 has 23 hours in Berlin, 27 October 25.
    await aDone(mina, ['2030-03-30T22:59:59Z', '2030-03-30T23:00:00Z', '2030-03-31T21:59:59Z', '2030-03-31T22:00:00Z']);
    await aDone(mina, ['2030-10-26T21:59:59Z', '2030-10-26T22:00:00Z', '2030-10-27T22:59:59Z', '2030-10-27T23:00:00Z']);
    expect(await values(admin, 'metric=completed_tasks&by=day&from=2030-03-30&to=2030-04-01')).toEqual([
      ['2030-03-30', 1],
      ['2030-03-31', 2],
      ['2030-04-01', 1],
    ]);
    expect(await values(admin, 'metric=completed_tasks&by=day&from=2030-10-26&to=2030-10-28')).toEqual([
      ['2030-10-26', 1],
      ['2030-10-27', 2],
      ['2030-10-28', 1],
    ]);
  });

  it('keep mentorships and reviews of the past', async () => {
    const [admin, mentor, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    const pair = await api.pair(mentor, mina);
    await api.rows(`
      UPDATE mentorships SET status = 'completed', activated_at = '2025-01-15T00:00:00Z', ended_at = '2025-03-10T00:00:00Z' WHERE id = ${pair.id}`);
    const query = 'metric=active_mentorships&by=month&from=2024-12-01&to=2025-04-01';
    const months = [
      ['2024-12-01', 0],
      ['2025-01-01', 1],
      ['2025-02-01', 1],
      ['2025-03-01', 1],
      ['2025-04-01', 0],
    ];
    expect(await values(admin, query)).toEqual(months);
    // For the two it is over since more than 90 days.
    expect((await values(mentor, query)).map(([, value]: any) => value)).toEqual([0, 0, 0, 0, 0]);
    const [task] = await api.rows(`
      INSERT INTO tasks (company_id, title, status, assignee_id, reviewer_id, due_at, completed_at)
      VALUES ('sinfonia', 'Tune', 'done', ${mina.id}, ${mentor.id}, now(), now()) RETURNING id`);
    await api.rows(`
      INSERT INTO task_submissions (company_id, task_id, number, author_id, is_open, verdict, reviewer_id, created_at, reviewed_at) VALUES
        ('sinfonia', ${task.id}, 1, ${mina.id}, false, 'changes_requested', ${mentor.id}, '2025-02-03T00:00:00Z', '2025-02-03T10:00:00Z'),
        ('sinfonia', ${task.id}, 2, ${mina.id}, false, 'approved', ${mentor.id}, '2025-02-04T00:00:00Z', '2025-02-05T01:00:00Z')`);
    const waits = [
      ['2025-01-27', null],
      ['2025-02-03', 17.5],
      ['2025-02-10', null],
    ];
    for (const reader of [admin, mentor, mina])
      expect(await values(reader, 'metric=review_hours&from=2025-01-27&to=2025-02-10')).toEqual(waits);
    expect((await values(await api.aSaved(Role.Mentor), 'metric=review_hours&from=2025-02-03&to=2025-02-03'))[0]).toEqual([
      '2025-02-03',
      null,
    ]);
  });

  it('are limited to departments, and to 366 steps', async () => {
    const [admin, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    const [strings] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    await aDone(mina, ['2030-03-04T10:00:00Z']);
    const count = async () =>
      (await values(admin, `metric=completed_tasks&by=day&from=2030-03-04&to=2030-03-04&department_id=${strings.id}`))[0][1];
    expect(await count()).toBe(0);
    await api.rows(`UPDATE users SET department_id = ${strings.id} WHERE id = ${mina.id}`);
    expect(await count()).toBe(1);
    expect(await values(admin, 'metric=completed_tasks&by=day&from=2029-01-01&to=2030-01-01')).toHaveLength(366);
    for (const [query, field] of [
      ['by=day&from=2029-01-01&to=2030-01-02', 'from'],
      ['by=day&from=2019-01-01', 'from'],
      ['by=week&from=2020-01-01&to=2030-01-01', 'from'],
      ['from=2030-01-02&to=2030-01-01', 'from'],
      ['by=year', 'by'],
      ['from=yesterday', 'from'],
    ]) {
      const refused = await api.as(admin).get(`${SERIES}?metric=completed_tasks&${query}`);
      expect([query, refused.status, refused.body.details[0].field]).toEqual([query, 422, field]);
    }
    expect((await api.as(admin).get(`${SERIES}?metric=people`)).status).toBe(422);
  });
});
