import { type Answer, startApi } from '@test/app';
import { curricula, curriculaOf } from '@test/curricula';
import { Role } from '@app/auth';

describe('versions of curricula', () => {
  const api = startApi();
  const { aPublished } = curriculaOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are compared with each other and with the draft', async () => {
    const { as, url, rules, bowings, add } = await aPublished();
    await as.patch(`${url}/items/${bowings.id}`, { start_workday: 3, prerequisites: [] });
    await as.delete(`${url}/items/${rules.id}`);
    const tuned = await add({ order: 1 });
    await as.patch(url, { total_weeks: 6 });
    const diff = await as.get(`${url}/diff?from=1&to=draft`);
    expect(diff.body).toMatchObject({
      from_version: 1,
      to_version: null,
      changes: { total_weeks: { from: 4, to: 6 } },
      added: [{ id: tuned.id, order: 1 }],
      removed: [{ id: rules.id, title: 'Read the house rules' }],
      changed: [
        {
          id: bowings.id,
          title: 'Learn the bowings',
          changes: { start_week: { from: 2, to: null }, start_workday: { from: null, to: 3 }, prerequisites: { from: [rules.id], to: [] } },
        },
      ],
    });
    await as.post(`${url}/publish`);
    expect((await as.get(`${url}/diff?from=1&to=2`)).body).toEqual({ ...diff.body, to_version: 2 });
    expect((await as.get(`${url}/diff?from=2&to=1`)).body).toMatchObject({ added: [{ id: rules.id }], removed: [{ id: tuned.id }] });
    expect((await as.get(`${url}/diff`)).body).toMatchObject({
      from_version: 2,
      to_version: null,
      changes: {},
      added: [],
      removed: [],
      changed: [],
    });
    expect(problem(await as.get(`${url}/diff?from=3`))).toEqual([404, 'VERSION_NOT_FOUND']);
    expect(problem(await as.get(`${url}/diff?to=later`))).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('are copied, and imported into another company', async () => {
    const [strings] = await api.rows(
      "INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings'), ('elsewhere', 'Strings') RETURNING id",
    );
    const weeks = [{ week: 1, summary: 'Meet the section' }];
    const { as, url, id, bowings } = await aPublished({ department_id: strings.id, weeks, tags: ['strings'] });
    await as.patch(`${url}/items/${bowings.id}`, { title: 'Changed since' });
    const copied = await as.post(`${url}/copy`, { version: 1, title: 'Again', department_id: null });
    expect([copied.status, copied.body]).toMatchObject([
      201,
      { title: 'Again', department: null, tags: ['strings'], weeks, current_version: null },
    ]);
    const items = (await as.get(`${curricula}/${copied.body.id}/items`)).body.results;
    expect(items.map(({ title, order }: any) => [title, order])).toEqual([
      ['Read the house rules', 1],
      ['Learn the bowings', 2],
    ]);
    expect(items[1].prerequisites).toEqual([items[0].id]);
    expect(items[1].id).not.toBe(bowings.id);
    expect(problem(await as.post(`${url}/copy`, { version: 2 }))).toEqual([404, 'VERSION_NOT_FOUND']);

    const exported = await as.get(`${url}/export?version=1`);
    expect(exported.body).toMatchObject({
      format: 'tutti.curriculum/1',
      title: 'First weeks',
      department: 'Strings',
      items: [{}, { title: 'Learn the bowings' }],
    });
    const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    const there = api.as(stranger);
    const imported = await there.post(`${curricula}/import`, exported.body);
    expect([imported.status, imported.body]).toMatchObject([
      201,
      { status: 'draft', department: { name: 'Strings' }, owner: { id: stranger.id }, weeks },
    ]);
    expect(imported.headers.location).toBe(`${curricula}/${imported.body.id}`);
    const { title, items: carried } = (await there.get(`${curricula}/${imported.body.id}/export`)).body;
    expect(title).toBe('First weeks');
    expect(carried[1].prerequisites).toEqual([carried[0].key]);
    const common = await there.post(`${curricula}/import`, { ...exported.body, department: 'No such', items: [] });
    expect(common.body).toMatchObject({ department: null, item_count: 0 });
    expect((await as.get(curricula)).body.results.map((one: any) => one.id)).not.toContain(imported.body.id);
    const [told] = await api.rows("SELECT changes FROM audit_entries WHERE action = 'curriculum.copy'");
    expect(told.changes.source_id).toEqual([null, id]);
  });

  it('are refused on import if they are inconsistent', async () => {
    const as = api.as(await api.aSaved(Role.Mentor));
    const item = (key: number, given: object = {}) => ({ key, type: 'task', title: 'Tune', start_week: 1, ...given });
    const refused = async (items: object[]) => {
      const { status, body } = await as.post(`${curricula}/import`, { format: 'tutti.curriculum/1', title: 'X', total_weeks: 2, items });
      return [status, body.details?.[0].field ?? body.error];
    };
    expect(await refused([item(1), item(1)])).toEqual([422, 'items.1.key']);
    expect(await refused([item(1, { prerequisites: [2] })])).toEqual([422, 'items.0.prerequisites']);
    expect(await refused([item(1, { start_workday: 2 })])).toEqual([422, 'items.0.start_week']);
    expect(await refused([item(1, { id: 2 })])).toEqual([422, 'items.0.id']);
    expect(await refused([item(1, { prerequisites: [2] }), item(2, { prerequisites: [1] })])).toEqual([409, 'PREREQUISITE_CYCLE']);
    expect(problem(await as.post(`${curricula}/import`, { format: 'other', title: 'X', total_weeks: 2 }))).toEqual([
      422,
      'VALIDATION_FAILED',
    ]);
    expect((await as.get(curricula)).body.count).toBe(0);
  });

  it('return, as items do, the permissions on the curriculum', async () => {
    const author = await api.aSaved(Role.Mentor);
    const { as, admin, url, bowings } = await aPublished({}, author);
    const other = api.as(await api.aSaved(Role.Mentor));
    const [item, version] = [`${url}/items/${bowings.id}`, `${url}/versions/1`];
    const on = async (viewer: typeof other, place: string) => {
      const { can, can_ask } = (await viewer.get(place)).body;
      expect(can_ask).toEqual([]);
      return can as string[];
    };
    const edited = ['curriculum:read', 'curriculum:edit'];
    for (const insider of [as, api.as(admin)]) expect(await on(insider, item)).toEqual(edited);
    expect(await on(other, item)).toEqual(['curriculum:read']);
    expect(bowings).toMatchObject({ version: 1, can: edited, can_ask: [] });
    expect((await as.patch(item, { order: 1 })).body).toMatchObject({ can: edited, can_ask: [] });
    for (const mentor of [as, other]) expect(await on(mentor, version)).toEqual(['curriculum:read', 'curriculum:copy']);
    expect(await on(api.as(admin), version)).toEqual(['curriculum:read', 'curriculum:copy', 'curriculum:roll_out']);
    const shown = await other.get(version);
    expect([shown.headers.etag, shown.body.version, shown.body.number]).toEqual(['"1"', 1, 1]);
    await api.as(admin).post(`${url}/deprecate`);
    expect(await on(as, item)).toEqual(['curriculum:read']);
    for (const list of ['items', 'versions']) {
      const [row] = (await as.get(`${url}/${list}`)).body.results;
      expect([row.version > 0, 'can' in row, 'can_ask' in row]).toEqual([true, false, false]);
    }
  });
});
