import { startApi } from '@test/app';
import { bulkOf } from '@test/bulk';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const DUE = '2030-01-15T10:00:00Z';

describe('bulk actions', () => {
  const api = startApi();
  const { preview, start, perform, run, undo, restore } = bulkOf(api);
  let [admin, mentor]: User[] = [];
  beforeEach(async () => {
    [admin, mentor] = await Promise.all([Role.Admin, Role.Mentor].map((role) => api.aSaved(role)));
  });

  it('assign the same task to many people, and take it back while nobody has started', async () => {
    const people = await Promise.all([1, 2, 3].map((n) => api.aSaved(Role.Mentee, { name: `Mina ${n}` })));
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const ids = people.map(({ id }) => id);
    await api.pair(mentor!, people[0]!);
    const values = { title: 'Take the tour', due_at: DUE, week: 1 };
    const previewed = await preview(mentor!, 'tasks', { action: 'assign', ids: [...ids, foreign.id, mentor!.id], values });
    expect(previewed.body).toMatchObject({
      count: 5,
      refused: expect.arrayContaining([
        { code: 'E006', error: 'FORBIDDEN', count: 2 },
        { code: 'E003', error: 'USER_NOT_FOUND', count: 1 },
      ]),
    });
    await start(mentor!, 'tasks', previewed);
    expect(await perform(previewed.body.bulk_id)).toMatchObject({ done: 2, refused: 3 });
    expect(await api.rows('SELECT assignee_id, reviewer_id, week FROM tasks ORDER BY reviewer_id')).toEqual([
      { assignee_id: ids[0], reviewer_id: mentor!.id, week: 1 },
      { assignee_id: mentor!.id, reviewer_id: null, week: 1 },
    ]);

    const result = await run(admin!, 'tasks', { action: 'assign', filter: { role: 'mentee', search: 'Mina' }, values });
    expect(result).toMatchObject({ done: 3 });
    expect((await undo(admin!, result.undo_token)).status).toBe(202);
    expect(await restore(result.bulk_id)).toMatchObject({ undone: 3 });
    expect(await api.rows('SELECT count(*)::int AS n FROM tasks')).toEqual([{ n: 2 }]);
  });
});
