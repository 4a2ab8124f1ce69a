import { startApi } from '@test/app';
import { plansOf } from '@test/plans';

describe('a plan', () => {
  const api = startApi();
  const { aPublished, aRunningPair, tasksOf } = plansOf(api);

  it('begins with a task for each item, in its place in the calendar, one after the other', async () => {
    const { id, add, as, url } = await aPublished();
    await add({ title: 'Meet', type: 'meeting', assignee_slot: 'mentor', start_week: null, start_workday: 3, period_days: 1 });
    await as.post(`${url}/publish`);
    const pair = await aRunningPair(id);
    const tasks = await tasksOf(pair.id);
    expect(tasks).toMatchObject([{ title: 'Read the house rules' }, { title: 'Learn the bowings' }]);
  });
});
