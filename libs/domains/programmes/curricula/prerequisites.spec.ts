import { hasCycle, unknownIn } from './prerequisites';

const waiting = (links: Record<number, number[]>) =>
  Object.entries(links).map(([id, prerequisites]) => ({ id: Number(id), prerequisites }));

describe('prerequisites', () => {
  it.each<[boolean, Record<number, number[]>]>([
    [false, {}],
    [false, { 1: [], 2: [1], 3: [1, 2], 4: [3, 1] }],
    [true, { 1: [1] }],
    [true, { 1: [2], 2: [1] }],
    [true, { 1: [], 2: [1, 4], 3: [2], 4: [3] }],
    [false, { 1: [9], 2: [1] }],
  ])('has a cycle: %s, for %j', (expected, links) => expect(hasCycle(waiting(links))).toBe(expected));

  it('lists prerequisites that are not items', () => {
    expect(unknownIn(waiting({ 1: [2, 9], 2: [8, 9] }))).toEqual([9, 8]);
  });

  it('follows a long chain', () => {
    const row = Array.from({ length: 300 }, (_, at) => ({ id: at, prerequisites: at === 0 ? [] : [at - 1] }));
    expect(hasCycle(row)).toBe(false);
    expect(hasCycle([{ id: 0, prerequisites: [299] }, ...row.slice(1)])).toBe(true);
  });
});
