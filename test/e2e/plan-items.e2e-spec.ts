import { startApi } from '@test/app';
import { plansOf } from '@test/plans';

describe('the permissions on an item of a plan', () => {
  const api = startApi();
  const { aPublished, aRunningPair, tasksOf } = plansOf(api);

  it('are those on the plan that apply to it, and those on its task', async () => {
    const programme = await aPublished();
    await programme.add({ title: 'Meet', type: 'meeting', assignee_slot: 'mentor' });
    await programme.as.post(`${programme.url}/publish`);
    const { url, mentor, mentee, id } = await aRunningPair(programme.id, { version: 2 });
    const [rules, , meet] = await tasksOf(id);
    const on = async (viewer: typeof mentor, { id: item }: { id: number }) => {
      const { can, can_ask } = (await api.as(viewer).get(`${url}/plan/items/${item}`)).body;
      const onTask = await api.as(viewer).get(`/api/v1/tasks/${item}`);
      const ofPlan = (names: string[]) => names.filter((name) => name.startsWith('plan:'));
      expect(can.filter((name: string) => !name.startsWith('plan:'))).toEqual(onTask.body.can ?? []);
      return [ofPlan(can), ofPlan(can_ask)];
    };
    const [all, asked] = [
      ['plan:read', 'plan:adapt', 'plan:waive'],
      ['plan:adapt', 'plan:waive'],
    ];
    for (const keeper of [mentor, programme.admin]) expect(await on(keeper, rules)).toEqual([all, []]);
    expect(await on(mentee, rules)).toEqual([['plan:read'], asked]);
    // Nobody judges their own work, and the mentee does not see the task of the mentor.
    expect(await on(mentor, meet)).toEqual([['plan:read', 'plan:adapt'], []]);
    expect(await on(mentee, meet)).toEqual([['plan:read'], asked]);
    const waived = await api.as(mentor).post(`${url}/plan/items/${rules.id}/waive`, { reason: 'She knows them' });
    expect(waived.body.can).toEqual(expect.arrayContaining(['plan:read', 'plan:adapt', 'task:read']));
    expect(waived.body.can).not.toContain('plan:waive');
    expect(await on(mentor, rules)).toEqual([['plan:read', 'plan:adapt'], []]);
  });
});
