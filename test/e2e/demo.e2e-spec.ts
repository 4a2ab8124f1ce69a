import { startApi } from '@test/app';
import { withoutTriggers } from '@test/database';
import { writeDemo } from '../../apps/cli/src/demo';
import type { User } from '@organisation/users/user.entity';

describe('the demo data', () => {
  const api = startApi({ empties: 'once' });
  const asOf = async (email: string) => api.as((await api.rows(`SELECT * FROM users WHERE email = '${email}'`))[0] as User);

  beforeAll(async () => {
    await withoutTriggers('TRUNCATE companies CASCADE');
    const runner = api.owner.createQueryRunner();
    expect(await writeDemo(runner)).toBe(true);
    await runner.release();
  });

  it.each([
    ['mina@sinfonia.example', 'max@sinfonia.example', ['done', 'submitted', 'todo']],
    ['haeun@hanbit.example', 'doyun@hanbit.example', ['done', 'changes_requested', 'todo']],
  ])('has %s in the middle of a programme', async (mentee, mentor, statuses) => {
    const { body: list } = await (await asOf(mentee)).get('/api/v1/mentorships');
    expect(list.results).toMatchObject([{ status: 'active', total_weeks: 4, total_tasks: 3, completed_tasks: 1 }]);
    const { body: plan } = await (await asOf(mentor)).get(`/api/v1/mentorships/${list.results[0].id}/plan`);
    const items = plan.weeks.flatMap(({ items }: { items: object[] }) => items);
    expect(items.map(({ status }: { status: string }) => status)).toEqual(statuses);
    expect(items.map(({ personal }: { personal: string[] }) => personal)).toEqual([[], [], []]);
    const { body: timeline } = await (await asOf(mentee)).get(`/api/v1/mentorships/${list.results[0].id}/timeline`);
    expect(timeline.results.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['created', 'proposed', 'accepted', 'scheduled', 'activated'],
    ]);
  });

  it.each(['anna@sinfonia.example', 'seoyeon@hanbit.example'])('is such as the services would have written it, says %s', async (admin) => {
    const as = await asOf(admin);
    const { body } = await as.get('/api/v1/curricula');
    const curriculum = body.results[0];
    expect(curriculum).toMatchObject({ status: 'published', current_version: 1, item_count: 3, has_unpublished_changes: false });
    const { body: diff } = await as.get(`/api/v1/curricula/${curriculum.id}/diff?from=1&to=draft`);
    expect(diff).toMatchObject({ changes: {}, added: [], removed: [], changed: [] });
    const { body: rollout } = await as.post(`/api/v1/curricula/${curriculum.id}/rollout?dry_run=true`, {});
    expect(rollout.plans).toMatchObject([{ from_version: 1, to_version: 1, items: [] }]);
  });

  it('has proposals that can be answered', async () => {
    const lea = await asOf('lea@sinfonia.example');
    const [proposed] = (await lea.get('/api/v1/mentorships?status=proposed')).body.results;
    expect((await lea.post(`/api/v1/mentorships/${proposed.id}/accept`)).body.status).toBe('scheduled');
  });
});
