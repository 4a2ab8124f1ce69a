import { type Answer, startApi } from '@test/app';
import { curriculaOf } from '@test/curricula';
import { Role } from '@app/auth';

describe('concurrent changes of a curriculum', () => {
  const api = startApi();
  const { aDraft } = curriculaOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];
  const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();

  it('publish it once', async () => {
    const { as, url } = await aDraft();
    expect(statuses(await Promise.all([1, 2, 3, 4, 5].map(() => as.post(`${url}/publish`))))).toEqual([200, 409, 409, 409, 409]);
    expect((await as.get(`${url}/versions`)).body.count).toBe(1);
  });

  it('publish an item as before or after a change, never in between', async () => {
    const { as, url, rules } = await aDraft();
    for (let round = 1; round <= 5; round++) {
      await as.patch(`${url}/items/${rules.id}`, { title: `Before ${round}` });
      const [published] = await Promise.all([as.post(`${url}/publish`), as.patch(`${url}/items/${rules.id}`, { title: `After ${round}` })]);
      expect(published.status).toBe(200);
      const [frozen] = (await as.get(`${url}/versions/${round}`)).body.items;
      const { has_unpublished_changes } = (await as.get(url)).body;
      expect(frozen.title).toBe(has_unpublished_changes ? `Before ${round}` : `After ${round}`);
    }
  });

  it('leave one order and no cycle', async () => {
    const { as, url, rules, bowings, add } = await aDraft();
    const third = await add();
    const orders = [
      [third.id, bowings.id, rules.id],
      [bowings.id, rules.id, third.id],
    ];
    const answers = await Promise.all(orders.map((item_ids) => as.post(`${url}/items/reorder`, { item_ids })));
    expect(statuses(answers)).toEqual([200, 200]);
    const order = (await as.get(`${url}/items`)).body.results.map(({ id }: any) => id);
    expect(orders).toContainEqual(order);
    const [a, b] = [await add(), await add()];
    const links = [
      as.patch(`${url}/items/${a.id}`, { prerequisites: [b.id] }),
      as.patch(`${url}/items/${b.id}`, { prerequisites: [a.id] }),
    ];
    expect(statuses(await Promise.all(links))).toEqual([200, 409]);
    const added = await Promise.all([1, 2, 3].map(() => as.post(`${url}/items`, { type: 'task', title: 'X', start_week: 1, order: 1 })));
    expect(statuses(added)).toEqual([201, 201, 201]);
    const places = (await as.get(`${url}/items`)).body.results.map(({ order: at }: any) => at);
    expect(places).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('let one of two changes of the same version win (412 for the other)', async () => {
    const { as, url } = await aDraft();
    const match = { 'if-match': String((await as.get(url)).headers.etag) };
    expect(statuses(await Promise.all(['A', 'B'].map((title) => as.patch(url, { title }, match))))).toEqual([200, 412]);
    const mentor = api.as(await api.aSaved(Role.Mentor));
    expect(problem(await mentor.patch(url, { title: 'X' }))).toEqual([404, 'CURRICULUM_NOT_FOUND']);
  });
});
