import { type Answer, startApi } from '@test/app';
import { curricula, curriculaOf } from '@test/curricula';
import { CURRICULUM_MOVES, type CurriculumMove, CurriculumStatus } from '@programmes/curricula/curriculum.entity';

describe('a draft of a curriculum', () => {
  const api = startApi();
  const { aDraft, aPublished } = curriculaOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  type Made = Awaited<ReturnType<typeof aDraft>>;

  /** The requests for each move of the table. */
  const ask: Record<CurriculumMove, ((made: Made) => Promise<Answer>)[]> = {
    edit: [
      ({ as, url }) => as.patch(url, { title: 'Other' }),
      ({ as, url }) => as.post(`${url}/items`, { type: 'task', title: 'More', start_week: 1 }),
      ({ as, url, rules }) => as.patch(`${url}/items/${rules.id}`, { title: 'Other' }),
      ({ as, url, rules }) => as.delete(`${url}/items/${rules.id}`),
      ({ as, url, rules, bowings }) => as.post(`${url}/items/reorder`, { item_ids: [bowings.id, rules.id] }),
    ],
    publish: [({ as, url }) => as.post(`${url}/publish`)],
    deprecate: [({ as, url }) => as.post(`${url}/deprecate`)],
    delete: [({ as, url }) => as.delete(url)],
  };
  const make: Record<CurriculumStatus, () => Promise<Made>> = {
    draft: aDraft,
    published: aPublished,
    deprecated: async () => {
      const made = await aPublished();
      await made.as.post(`${made.url}/deprecate`);
      return made;
    },
  };
  const illegal = (Object.keys(CURRICULUM_MOVES) as CurriculumMove[]).flatMap((move) =>
    Object.values(CurriculumStatus).flatMap((status) => (status in CURRICULUM_MOVES[move] ? [] : [[move, status] as const])),
  );

  it.each(illegal)('refuses to %s when it is %s', async (move, status) => {
    for (const attempt of ask[move]) {
      const made = await make[status]();
      const before = (await made.as.get(made.url)).body;
      expect(problem(await attempt(made))).toEqual([409, 'CURRICULUM_NOT_MOVABLE']);
      expect((await made.as.get(made.url)).body).toEqual(before);
    }
  });

  it('is updated by PUT and PATCH under If-Match only', async () => {
    const { as, url, rules, bowings } = await aDraft();
    const { headers } = await as.get(url);
    const match = { 'if-match': String(headers.etag) };
    expect((await as.put(url, { description: 'For all' }, match)).body).toMatchObject({ title: 'First weeks', description: 'For all' });
    expect(problem(await as.patch(url, { title: 'X' }, match))).toEqual([412, 'PRECONDITION_FAILED']);
    const item = await as.get(`${url}/items/${rules.id}`);
    expect(item.headers.etag).toBe('"1"');
    const seen = String((await as.get(url)).headers.etag);
    const changed = await as.put(`${url}/items/${rules.id}`, { guideline: 'Twice' }, { 'if-match': '"1"' });
    expect([changed.headers.etag, changed.body.guideline, changed.body.title]).toEqual(['"2"', 'Twice', 'Read the house rules']);
    expect(problem(await as.delete(`${url}/items/${rules.id}`, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    // The ETag of the curriculum covers its items: once an item has changed, the earlier one is refused.
    for (const move of ['publish', 'items/reorder']) {
      const body = move === 'publish' ? undefined : { item_ids: [bowings.id, rules.id] };
      expect(problem(await as.post(`${url}/${move}`, body, { 'if-match': seen }))).toEqual([412, 'PRECONDITION_FAILED']);
    }
    expect(problem(await as.delete(url, { 'if-match': seen }))).toEqual([412, 'PRECONDITION_FAILED']);
  });

  it('has no unpublished changes if nothing was changed', async () => {
    const { as, url, rules, bowings } = await aPublished();
    await as.patch(url, { title: 'First weeks' });
    await as.patch(`${url}/items/${rules.id}`, { period_days: 7, order: 1 });
    await as.post(`${url}/items/reorder`, { item_ids: [rules.id, bowings.id] });
    await as.patch(url, { tags: ['strings'] });
    expect((await as.get(url)).body).toMatchObject({ has_unpublished_changes: false, tags: ['strings'] });
    expect(problem(await as.post(`${url}/publish`))).toEqual([409, 'CURRICULUM_UNCHANGED']);
    await as.patch(`${url}/items/${rules.id}`, { order: 2 });
    expect((await as.get(url)).body).toMatchObject({ has_unpublished_changes: true });
  });

  it('orders its items without gaps', async () => {
    const { as, url, rules, bowings, add } = await aDraft();
    const order = async () => (await as.get(`${url}/items`)).body.results.map(({ id, order: at }: any) => [id, at]);
    const first = await add({ order: 1 });
    expect(await order()).toEqual([
      [first.id, 1],
      [rules.id, 2],
      [bowings.id, 3],
    ]);
    await as.patch(`${url}/items/${first.id}`, { order: 9 });
    expect(await order()).toEqual([
      [rules.id, 1],
      [bowings.id, 2],
      [first.id, 3],
    ]);
    expect((await as.delete(`${url}/items/${rules.id}`)).status).toBe(204);
    expect(await order()).toEqual([
      [bowings.id, 1],
      [first.id, 2],
    ]);
    expect((await as.get(`${url}/items/${bowings.id}`)).body.prerequisites).toEqual([]);
    await as.post(`${url}/items/reorder`, { item_ids: [first.id, bowings.id] });
    expect(await order()).toEqual([
      [first.id, 1],
      [bowings.id, 2],
    ]);
    for (const item_ids of [[first.id], [first.id, bowings.id, rules.id], [first.id, rules.id]])
      expect(problem(await as.post(`${url}/items/reorder`, { item_ids }))).toEqual([409, 'ITEMS_DIFFER']);
    expect(problem(await as.post(`${url}/items/reorder`, { item_ids: [first.id, first.id] }))).toEqual([422, 'VALIDATION_FAILED']);
    expect(await order()).toEqual([
      [first.id, 1],
      [bowings.id, 2],
    ]);
  });

  it('refuses items that do not fit into it', async () => {
    const { as, url, rules, bowings } = await aDraft();
    const foreign = await aDraft();
    const refused = async (fields: object) => {
      const { status, body } = await as.patch(`${url}/items/${rules.id}`, fields);
      return [status, body.details?.[0].field ?? body.error];
    };
    expect(await refused({ start_week: 5 })).toEqual([422, 'start_week']);
    expect(await refused({ start_workday: 28 })).toEqual([422, 'start_workday']);
    expect(await refused({ start_week: 1, start_workday: 1 })).toEqual([422, 'start_week']);
    expect(await refused({ start_week: null })).toEqual([422, 'start_week']);
    expect(await refused({ prerequisites: [foreign.rules.id] })).toEqual([422, 'prerequisites']);
    expect(await refused({ prerequisites: [rules.id] })).toEqual([409, 'PREREQUISITE_CYCLE']);
    expect(await refused({ prerequisites: [bowings.id] })).toEqual([409, 'PREREQUISITE_CYCLE']);
    for (const field of ['id', 'curriculum_id', 'company_id', 'version']) expect(await refused({ [field]: 1 })).toEqual([422, field]);
    expect(problem(await as.post(`${url}/items`, { type: 'task', title: 'No start' }))).toEqual([422, 'VALIDATION_FAILED']);
    expect(problem(await as.post(`${url}/items`, { type: 'song', title: 'X', start_week: 1 }))).toEqual([422, 'VALIDATION_FAILED']);
    for (const path of [`${url}/items/${foreign.rules.id}`, `${foreign.url}/items/${rules.id}`]) {
      expect(problem(await api.as(foreign.admin).get(path))).toEqual([404, 'ITEM_NOT_FOUND']);
      expect(problem(await api.as(foreign.admin).patch(path, { title: 'X' }))).toEqual([404, 'ITEM_NOT_FOUND']);
    }
  });

  it('has 300 items at most', async () => {
    const { as, id, url } = await aDraft();
    await api.rows(`
      INSERT INTO curriculum_items (company_id, curriculum_id, type, title, start_week, "order")
      SELECT 'sinfonia', ${id}, 'task', 'Tune', 1, n FROM generate_series(3, 300) n`);
    expect(problem(await as.post(`${url}/items`, { type: 'task', title: 'X', start_week: 1 }))).toEqual([409, 'TOO_MANY_ITEMS']);
    expect((await as.post(`${url}/copy`, {})).body.item_count).toBe(300);
  });

  it('refuses invalid fields', async () => {
    const { as, url } = await aDraft();
    const [theirs] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('elsewhere', 'Brass') RETURNING id");
    expect(problem(await as.patch(url, { department_id: theirs.id }))).toEqual([404, 'DEPARTMENT_NOT_FOUND']);
    for (const body of [
      { total_weeks: 0 },
      { title: '' },
      { title: null },
      { weeks: [{ week: 5, summary: 'X' }] },
      {
        weeks: [
          { week: 1, summary: 'X' },
          { week: 1, summary: 'Y' },
        ],
      },
      { weeks: [{ week: 1, summary: 'X', more: 1 }] },
      { weeks: [null] },
      { weeks: 'X' },
      { status: 'published' },
      { owner_id: 1 },
      { current_version: 3 },
    ])
      expect([body, problem(await as.patch(url, body))]).toEqual([body, [422, 'VALIDATION_FAILED']]);
  });

  it('is published only when it is complete', async () => {
    const { as, url, id, bowings } = await aDraft();
    const empty = await as.post(curricula, { title: 'Empty', total_weeks: 1 });
    const fields = ({ status, body }: Answer) => [status, body.error, body.details?.map(({ field }: any) => field)];
    expect(fields(await as.post(`${curricula}/${empty.body.id}/publish`))).toEqual([409, 'CURRICULUM_INCOMPLETE', ['items']]);
    await as.patch(url, { weeks: [{ week: 4, summary: 'Concert' }] });
    await as.patch(url, { total_weeks: 1 });
    expect(fields(await as.post(`${url}/publish`))).toEqual([409, 'CURRICULUM_INCOMPLETE', ['weeks.0.week', 'items.1.start_week']]);
    await as.patch(url, { total_weeks: 4 });
    await api.rows(`UPDATE curriculum_items SET prerequisites = '{999}' WHERE id = ${bowings.id}`);
    const korean = await as.post(`${url}/publish`, undefined, { 'accept-language': 'ko' });
    expect(korean.body).toMatchObject({
      message: '커리큘럼이 완성되지 않았습니다. 표시된 필드를 수정한 후 게시하십시오.',
      details: [{ message: '커리큘럼에 없는 항목입니다: 999' }],
    });
    expect(await api.rows('SELECT id FROM curriculum_versions')).toEqual([]);
    expect((await as.get(`${curricula}/${id}`)).body.status).toBe('draft');
  });
});
