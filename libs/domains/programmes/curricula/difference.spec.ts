import { AssigneeSlot, type Content, type ItemContent, ItemPriority, ItemType } from './content';
import { differenceOf } from './difference';

const anItem = (id: number, given: Partial<ItemContent> = {}): ItemContent => ({
  id,
  type: ItemType.Task,
  title: `Item ${id}`,
  description: null,
  guideline: null,
  start_week: 1,
  start_workday: null,
  order: id,
  period_days: 7,
  priority: ItemPriority.Medium,
  assignee_slot: AssigneeSlot.Mentee,
  required: true,
  prerequisites: [],
  ...given,
});
const contentOf = (items: ItemContent[], given: Partial<Content> = {}): Content => ({
  title: 'First weeks',
  description: null,
  total_weeks: 4,
  weeks: [],
  items,
  ...given,
});

describe('differenceOf', () => {
  it('finds no differences between equal contents', () => {
    const content = contentOf([anItem(1), anItem(2)]);
    expect(differenceOf(content, contentOf([anItem(1), anItem(2)]))).toEqual({ changes: {}, added: [], removed: [], changed: [] });
  });

  it('lists added and removed items, and changes by field', () => {
    const before = contentOf([anItem(1), anItem(2), anItem(3)]);
    const after = contentOf(
      [anItem(2, { period_days: 5, prerequisites: [3], order: 1 }), anItem(3, { order: 2 }), anItem(4, { order: 3 })],
      { total_weeks: 6 },
    );
    expect(differenceOf(before, after)).toEqual({
      changes: { total_weeks: { from: 4, to: 6 } },
      added: [anItem(4, { order: 3 })],
      removed: [anItem(1)],
      changed: [{ id: 2, title: 'Item 2', changes: { period_days: { from: 7, to: 5 }, prerequisites: { from: [], to: [3] } } }],
    });
  });

  it('reports moved items, but not items that a new one pushed aside', () => {
    const before = contentOf([anItem(1), anItem(2)]);
    expect(differenceOf(before, contentOf([anItem(9, { order: 1 }), anItem(1, { order: 2 }), anItem(2, { order: 3 })])).changed).toEqual(
      [],
    );
    const swapped = differenceOf(before, contentOf([anItem(2, { order: 1 }), anItem(1, { order: 2 })]));
    expect(swapped.changed.map(({ id, changes }) => [id, changes])).toEqual([
      [2, { order: { from: 2, to: 1 } }],
      [1, { order: { from: 1, to: 2 } }],
    ]);
  });

  it('counts every item as added without an older version', () => {
    expect(differenceOf(null, contentOf([anItem(1)]))).toEqual({ changes: {}, added: [anItem(1)], removed: [], changed: [] });
  });
});
