import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { startApi } from '@test/app';
import { Role } from '@app/auth';
import { Limits } from '@app/limits';
import { eventually } from '@test/eventually';

describe('the fair share of a caller', () => {
  const api = startApi();
  type Shares = { running: number; groups: Map<string, unknown>; enter: (who: object) => (() => void) | Promise<() => void> };
  const limits = () => api.get(Limits) as unknown as Record<'shares' | 'bodies', Shares>;
  const [shares, bodies] = [() => limits().shares, () => limits().bodies];

  /** How many requests were in work at once, at most, until all were answered. Somebody of another company is present all the time. */
  async function mostAtOnce(answers: readonly Promise<unknown>[]): Promise<number> {
    let isOver = false;
    void Promise.all(answers).finally(() => (isOver = true));
    let most = 0;
    for (; !isOver; await turn()) {
      const leave = shares().enter({ group: 'another', caller: 'another' });
      await Promise.resolve(leave).then((end) => end());
      most = Math.max(most, shares().running);
    }
    return most;
  }
  const many = <T>(count: number, ask: (at: number) => Promise<T>) => Array.from({ length: count }, (_, at) => ask(at));

  it('allows a person and a company a few requests at once while others call, and everybody is answered', async () => {
    const people = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    for (const user of people) await api.tokenOf(user);
    const ofOne = many(100, () => api.as(people[0]!).get('/api/v1/tasks'));
    expect(await mostAtOnce(ofOne)).toBeLessThanOrEqual(6);
    const ofThree = many(150, (at) => api.as(people[at % 3]!).get('/api/v1/tasks'));
    expect(await mostAtOnce(ofThree)).toBeLessThanOrEqual(12);
    expect((await Promise.all([...ofOne, ...ofThree])).map(({ status }) => status)).toEqual(Array<number>(250).fill(200));
  });

  it('queues a long body by its network before it is read', async () => {
    const [admin, network] = [await api.aSaved(Role.Admin), { group: '127.0.0.1', caller: '127.0.0.1' }];
    const leave = bodies().enter(network) as () => void;
    const [long, short] = [1_000_000, 100].map((length) => api.as(admin).post('/api/v1/tasks', { title: 'x'.repeat(length) }));
    expect((await short!).status).toBe(422);
    expect(await Promise.race([long, sleep(100, 'waiting')])).toBe('waiting');
    leave();
    expect((await long!).status).toBe(422);
    await sleep(100);
    expect(bodies().running).toBe(0);
  });

  it('applies the rights that the caller has at the end of the wait', async () => {
    const mentee = await api.aSaved(Role.Mentee);
    await api.as(mentee).get('/api/v1/tasks');
    const leave = await Promise.all(many(24, async () => shares().enter({ group: 'company sinfonia', caller: String(mentee.id) })));
    const waiting = api.as(mentee).get('/api/v1/tasks');
    await sleep(50);
    await api.rows('UPDATE sessions SET ended_at = now()');
    // Rights are kept for a second.
    await sleep(1_100);
    leave.forEach((end) => end());
    expect((await waiting).status).toBe(401);
  });

  it('is that of the network for users without a company', async () => {
    const stranger = await api.aSaved(Role.Mentee, { company_id: null });
    const leave = await Promise.all(many(24, async () => shares().enter({ group: 'another', caller: 'another' })));
    const waiting = api.as(stranger).get('/api/v1/tasks');
    await eventually(() => Promise.resolve([...shares().groups.keys()].join() === 'another,127.0.0.1'));
    leave.forEach((end) => end());
    expect((await waiting).status).toBe(200);
  });

  it('is released after every kind of answer', async () => {
    const [admin, mentee] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    const url = `/api/v1/users/${mentee.id}`;
    const statuses = [
      await api.as(mentee).get(url),
      await api.as(mentee).delete(url),
      await api.as(admin).get('/api/v1/tasks/999999'),
      await api.as(admin).get('/api/v1/tasks?page=0'),
      await api.as(admin).post('/api/v1/tasks', { title: 'x'.repeat(100_000) }),
      await api.anonymous().get(url),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 204, 404, 422, 422, 401]);
    expect([shares().running, shares().groups.size]).toEqual([0, 0]);
  });
});
