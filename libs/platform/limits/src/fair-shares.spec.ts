import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '@app/errors';
import { FairShares, type ReleasePlace } from './fair-shares';

describe(FairShares.name, () => {
  /** Enters as the `company/person` pairs say, and records the order in which they began. */
  function crowd({ isBusy }: { isBusy: boolean }) {
    const shares = new FairShares(undefined, () => isBusy);
    const began: string[] = [];
    const leaves = new Map<string, ReleasePlace[]>();
    const enter = async (who: string) => {
      const [group = '', caller = ''] = who.split('/');
      const leave = await shares.enter({ group, caller });
      began.push(who);
      leaves.set(who, [...(leaves.get(who) ?? []), leave]);
    };
    const leave = async (who: string) => {
      leaves.get(who)!.shift()!();
      await sleep(1);
    };
    const all = (who: readonly string[]) => who.forEach((one) => void enter(one));
    const runningOf = (who: string) => began.filter((one) => one.startsWith(who)).length;
    return { shares, began, enter, leave, all, runningOf };
  }

  it.each([
    [true, { caller: 2, group: 4 }],
    [false, { caller: 6, group: 12 }],
  ])('limits concurrent requests per caller and group while others ask (busy: %s)', async (isBusy, room) => {
    const { all, runningOf } = crowd({ isBusy });
    all(['b/1', ...Array<string>(50).fill('a/1')]);
    await sleep(20);
    expect(runningOf('a/1')).toBe(room.caller);
    all(['a/2', 'a/3', 'a/4'].flatMap((who) => Array<string>(10).fill(who)));
    await sleep(20);
    expect(runningOf('a/')).toBe(room.group);
    all(['c', 'd', 'e', 'f', 'g', 'h', 'i'].flatMap((company) => [1, 2, 3].flatMap((one) => Array<string>(10).fill(`${company}/${one}`))));
    await sleep(20);
    expect(runningOf('')).toBe(24);
  });

  it('gives a single company, and a single person, the whole process', async () => {
    const company = crowd({ isBusy: true });
    company.all(Array.from({ length: 60 }, (_, at) => `a/${at % 20}`));
    const person = crowd({ isBusy: true });
    person.all(Array<string>(60).fill('a/1'));
    await sleep(20);
    expect([company.began.length, person.began.length]).toEqual([24, 24]);
  });

  it('serves companies in turn, and people of a company in turn, in order of arrival', async () => {
    const { began, leave, all } = crowd({ isBusy: true });
    all(['a/1', 'a/1', 'a/2', 'a/2', 'b/1', 'b/1', 'b/2', 'b/2']);
    await sleep(1);
    all(['a/1', 'a/1', 'a/1', 'a/2', 'a/3', 'b/1', 'b/1']);
    await sleep(1);
    expect(began).toHaveLength(8);
    for (const who of ['a/1', 'a/1', 'a/2', 'a/2', 'b/1', 'b/1']) await leave(who);
    expect(began.slice(8)).toEqual(['a/1', 'a/3', 'a/2', 'a/1', 'b/1', 'b/1']);
  });

  it('admits a newcomer when the next request ends, however many of others wait', async () => {
    const { began, leave, all } = crowd({ isBusy: true });
    all(Array.from({ length: 900 }, (_, at) => `a/${at % 9}`));
    all(['b/1', 'b/1', 'c/1', 'c/1']);
    await sleep(1);
    all(['d/1']);
    await leave('b/1');
    expect(began.at(-1)).toBe('d/1');
  });

  it('admits more when the process is no longer busy', async () => {
    let isBusy = true;
    const shares = new FairShares(undefined, () => isBusy);
    let count = 0;
    void shares.enter({ group: 'b', caller: '1' });
    for (let at = 0; at < 10; at++) void Promise.resolve(shares.enter({ group: 'a', caller: '1' })).then(() => count++);
    await sleep(20);
    expect(count).toBe(2);
    isBusy = false;
    await sleep(20);
    expect(count).toBe(6);
  });

  it('refuses a caller with 1,000 waiting requests, and no one else', async () => {
    const { shares, all } = crowd({ isBusy: true });
    all(['b/1', ...Array<string>(1_002).fill('a/1')]);
    await sleep(1);
    expect(() => shares.enter({ group: 'a', caller: '1' })).toThrow(Unavailable);
    expect(typeof shares.enter({ group: 'b', caller: '1' })).toBe('function');
  });

  it('has configurable limits', async () => {
    const shares = new FairShares({ altogether: 1, waiting: 2, waiting_altogether: 3 });
    expect(typeof shares.enter({ group: 'a', caller: 'a' })).toBe('function');
    const waiting = [1, 2].map(() => shares.enter({ group: 'a', caller: 'a' }));
    expect(waiting.every((one) => one instanceof Promise)).toBe(true);
    expect(() => shares.enter({ group: 'a', caller: 'a' })).toThrow(Unavailable);
    expect(shares.enter({ group: 'b', caller: 'b' })).toBeInstanceOf(Promise);
    expect(() => shares.enter({ group: 'c', caller: 'c' })).toThrow(Unavailable);
    expect([...(shares as unknown as { groups: Map<string, unknown> }).groups.keys()]).toEqual(['a', 'b']);
  });

  it('counts a caller as present for a second after the last request', async () => {
    const { all, runningOf } = crowd({ isBusy: true });
    all([...Array<string>(10).fill('a/1'), 'b/1', ...Array<string>(10).fill('a/1')]);
    await sleep(20);
    const [before] = [runningOf('a/1')];
    await sleep(1_050);
    expect([before, runningOf('a/1')]).toEqual([10, 20]);
  });

  it('counts a repeated leave once, and forgets callers that left', async () => {
    const { shares, began, all } = crowd({ isBusy: true });
    const leave = shares.enter({ group: 'a', caller: '1' }) as ReleasePlace;
    leave();
    leave();
    all(['b/2', 'a/1', 'a/1', 'a/1']);
    await sleep(1);
    expect(began).toHaveLength(3);
    const others = ['c', 'd'].map((group) => shares.enter({ group, caller: '1' }) as ReleasePlace);
    others.forEach((end) => end());
    expect([...(shares as unknown as { groups: Map<string, unknown> }).groups.keys()]).toEqual(['b', 'a']);
  });
});
