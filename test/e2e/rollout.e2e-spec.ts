import { type Answer, startApi } from '@test/app';
import { plansOf } from '@test/plans';
import { countedDuring } from '@test/sql';
import { Role } from '@app/auth';

describe('rolling out a version', () => {
  const api = startApi();
  const { aPublished, aRunningPair, tasksOf, plans, within } = plansOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];
  const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);
  const written = () =>
    api.rows(
      'SELECT (SELECT count(*) FROM audit_entries) AS audit, (SELECT sum(version) FROM tasks) AS tasks, (SELECT sum(version) FROM plans) AS plans',
    );

  /** Two pairs that follow the first version, and a second one that says something else. */
  async function aSecondVersion() {
    const programme = await aPublished();
    const { id, as, url, add, rules, bowings } = programme;
    const [one, other] = [await aRunningPair(id), await aRunningPair(id)];
    await as.patch(`${url}/items/${bowings.id}`, { title: 'Learn them by heart', start_week: 3 });
    await as.delete(`${url}/items/${rules.id}`);
    await add({ title: 'Tune', prerequisites: [bowings.id] });
    await as.post(`${url}/publish`);
    const roll = (body: object = {}, dry_run = false) => as.post(`${url}/rollout?dry_run=${dry_run}`, body);
    return { ...programme, one, other, roll };
  }

  it('is previewed item by item without a write, and then does exactly that', async () => {
    const { one, other, roll } = await aSecondVersion();
    const [rules, bowings] = await tasksOf(one.id);
    await api.as(one.mentor).patch(`/api/v1/tasks/${bowings.id}`, { due_at: '2030-03-01T15:00:00Z' });
    for (const verb of ['start', 'submit']) await api.as(one.mentee).post(`/api/v1/tasks/${rules.id}/${verb}`);
    await api.as(one.mentor).post(`/api/v1/tasks/${rules.id}/approve`);
    const before = await written();
    const rehearsed = await roll({}, true);
    expect(await written()).toEqual(before);
    expect(rehearsed).toMatchObject({
      status: 200,
      body: {
        dry_run: true,
        version_number: 2,
        plans: [
          { from_version: 1, to_version: 2 },
          { from_version: 1, to_version: 2 },
        ],
      },
    });
    expect(rehearsed.body.plans[0]).toMatchObject({
      mentorship_id: one.id,
      counts: { add: 1, change: 1, keep: 1, drop: 0 },
      items: [
        { action: 'change', changes: { title: { from: 'Learn the bowings', to: 'Learn them by heart' } }, kept: { due_at: {}, week: {} } },
        { title: 'Tune', action: 'add', task_id: null },
        { title: 'Read the house rules', action: 'keep', reason: 'done' },
      ],
    });
    expect(rehearsed.body.plans[1].counts).toEqual({ add: 1, change: 1, keep: 0, drop: 1 });

    const done = await roll();
    expect(done.body).toEqual({ ...rehearsed.body, dry_run: false });
    const mine = await tasksOf(one.id);
    expect(mine.find((task) => task.id === rules.id)).toMatchObject({ status: 'done', title: 'Read the house rules' });
    expect(mine.find((task) => task.id === bowings.id)).toMatchObject({
      title: 'Learn them by heart',
      week: 2,
      due_at: '2030-03-01T15:00:00+00:00',
    });
    expect(mine.find((task) => task.title === 'Tune')).toMatchObject({
      assignee_id: one.mentee.id,
      prerequisite_ids: [bowings.id],
      status: 'todo',
    });
    expect((await tasksOf(other.id)).find((task) => task.title === 'Read the house rules')).toMatchObject({ status: 'cancelled' });
    expect(await api.rows('SELECT curriculum_version FROM plans')).toEqual([{ curriculum_version: 2 }, { curriculum_version: 2 }]);
    expect(await api.rows("SELECT payload FROM outbox WHERE name = 'PlanRolledOut' ORDER BY id")).toMatchObject([
      { payload: { mentorship_id: one.id, followed: { version: 2 } } },
      { payload: { mentorship_id: other.id } },
    ]);
    const [entry] = await api.rows("SELECT changes FROM audit_entries WHERE action = 'curriculum.roll_out'");
    expect(entry.changes.plans[1]).toHaveLength(2);

    const again = await roll();
    expect(again.body.plans.map(({ counts }: any) => counts)).toEqual([
      { add: 0, change: 0, keep: 1, drop: 0 },
      { add: 0, change: 0, keep: 0, drop: 0 },
    ]);
  });

  it('applies the selected items to the selected plans', async () => {
    const { roll, one, other, bowings, id } = await aSecondVersion();
    expect((await roll({ mentorship_ids: [other.id] })).body.plans).toMatchObject([{ mentorship_id: other.id }]);
    const picked = await roll({ mentorship_ids: [one.id], item_ids: [bowings.id] });
    expect(picked.body.plans).toMatchObject([{ from_version: 1, to_version: 1, items: [{ item_id: bowings.id }] }]);
    expect((await tasksOf(one.id)).map(({ title }) => title).sort()).toEqual(['Learn them by heart', 'Read the house rules']);
    expect((await roll({ mentorship_ids: [one.id] })).body.plans).toMatchObject([
      { from_version: 1, to_version: 2, counts: { add: 1, change: 0, drop: 1 } },
    ]);
    expect((await roll({ version: 1, mentorship_ids: [one.id] }, true)).body.plans).toMatchObject([{ from_version: 2, to_version: 1 }]);

    expect(problem(await roll({ mentorship_ids: [999_999] }))).toEqual([404, 'MENTORSHIP_NOT_FOUND']);
    expect((await roll({ item_ids: [999_999] })).body.details).toMatchObject([{ field: 'item_ids' }]);
    expect(problem(await roll({ version: 9 }))).toEqual([404, 'VERSION_NOT_FOUND']);
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${one.id}`);
    expect((await roll({}, true)).body.plans).toMatchObject([{ mentorship_id: other.id }]);
    const url = `/api/v1/curricula/${id}/rollout`;
    for (const role of [Role.Mentor, Role.Mentee]) expect((await api.as(await api.aSaved(role)).post(url, {})).status).toBe(403);
    const foreign = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    expect(problem(await api.as(foreign).post(url, {}))).toEqual([404, 'CURRICULUM_NOT_FOUND']);
    expect((await api.as(other.mentor).post(`${url}?dry_run=perhaps`, {})).status).toBe(403);
    expect((await roll({ version: '2' })).status).toBe(422);
  });

  it('schedules new items after past pauses', async () => {
    const { roll, one } = await aSecondVersion();
    await within(() => plans().shift(one.id, '2030-01-09', '2030-01-14'));
    await roll();
    expect((await tasksOf(one.id)).find(({ title }) => title === 'Tune')).toMatchObject({ scheduled_start_on: '2030-01-10' });
  });

  it('sends equally many statements for one plan as for many, and for few tasks as for many', async () => {
    const { id, roll, as, one } = await aSecondVersion();
    const views = async () => [
      await countedDuring(() => as.get(`${one.url}/plan`)),
      await countedDuring(() => as.get(`${one.url}/progress`)),
    ];
    await roll({}, true);
    const [rehearsed, seen] = [await countedDuring(() => roll({}, true)), await views()];
    for (let more = 0; more < 4; more++) await aRunningPair(id);
    await api.rows(`
      INSERT INTO tasks (company_id, mentorship_id, title, status, assignee_id, due_at, week)
      SELECT 'sinfonia', ${one.id}, 'Tune', 'todo', ${one.mentee.id}, now(), n % 12 FROM generate_series(1, 1000) n`);
    expect([await countedDuring(() => roll({}, true)), await views()]).toEqual([rehearsed, seen]);
    expect(Math.max(rehearsed, ...seen)).toBeLessThanOrEqual(10);
  });

  describe('at the same time', () => {
    it('as another one is applied once', async () => {
      const { roll, one } = await aSecondVersion();
      const answers = await Promise.all([roll(), roll(), roll()]);
      expect(statuses(answers)).toEqual([200, 200, 200]);
      expect(answers.map(({ body }) => body.plans[0].counts.add).sort()).toEqual([0, 0, 1]);
      expect((await tasksOf(one.id)).filter(({ title }) => title === 'Tune')).toHaveLength(1);
    });

    it('as a change of a task keeps that change', async () => {
      const { roll, one, bowings, as, url } = await aSecondVersion();
      const task = (await tasksOf(one.id)).find(({ title }) => title === 'Learn the bowings');
      for (let round = 1; round <= 4; round++) {
        await as.patch(`${url}/items/${bowings.id}`, { title: `Version ${round}`, guideline: `Guide ${round}` });
        await as.post(`${url}/publish`);
        const mine = round % 2 === 0 ? { title: `Mine ${round}` } : { description: `Mine ${round}` };
        expect(statuses(await Promise.all([roll(), api.as(one.mentor).patch(`/api/v1/tasks/${task.id}`, mine)]))).toEqual([200, 200]);
        expect((await tasksOf(one.id)).find(({ id }) => id === task.id)).toMatchObject({ ...mine, guideline: `Guide ${round}` });
      }
    });
  });
});
