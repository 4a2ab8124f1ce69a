import { NOW } from '@test/builders';
import { LEAD, MENTEE, MENTOR, Rehearsal, aVersion, anItem } from '@test/rehearsal';
import { AssigneeSlot } from '@programmes/curricula';
import { TaskStatus } from '@programmes/tasks';
import { MergeAction, Reason } from './merge';

describe('rolling a version out to a plan', () => {
  const v1 = aVersion(anItem(1), anItem(2, { prerequisites: [1], start_week: 2 }), anItem(3, { assignee_slot: AssigneeSlot.Mentor }));

  it('creates a task for each item at first', () => {
    const { tasks } = new Rehearsal(v1);
    expect(tasks.map(({ title, assignee_id, reviewer_id }) => [title, assignee_id, reviewer_id])).toEqual([
      ['Item 1', MENTEE, MENTOR],
      ['Item 2', MENTEE, MENTOR],
      ['Item 3', MENTOR, null],
    ]);
    expect(tasks[1]!.prerequisite_ids).toEqual([tasks[0]!.id]);
  });

  it('adds, changes and drops items, and reports them field by field', () => {
    const plan = new Rehearsal(v1);
    const { id } = plan.taskOf(2);
    const v2 = aVersion(anItem(2, { order: 1, title: 'Two', start_week: 3 }), anItem(4, { order: 2, prerequisites: [2] }));
    expect(plan.rollOut(v2)).toEqual([
      {
        ...{ item_id: 2, title: 'Item 2', task_id: id, action: MergeAction.Change, reason: null, kept: {} },
        changes: {
          title: { from: 'Item 2', to: 'Two' },
          week: { from: 2, to: 3 },
          scheduled_start_on: { from: '2030-01-14', to: '2030-01-21' },
          due_at: { from: '2030-01-20T15:00:00+00:00', to: '2030-01-27T15:00:00+00:00' },
          prerequisites: { from: [1], to: [] },
        },
      },
      { item_id: 4, title: 'Item 4', task_id: null, action: MergeAction.Add, reason: null, changes: {}, kept: {} },
      expect.objectContaining({ item_id: 1, action: MergeAction.Drop }),
      expect.objectContaining({ item_id: 3, action: MergeAction.Drop }),
    ]);
    expect(plan.told().map(({ title, week, order, prerequisite_ids }) => [title, week, order, prerequisite_ids])).toEqual([
      ['Two', 3, 1, []],
      ['Item 4', 1, 2, [id]],
    ]);
    expect(plan.taskOf(1)).toMatchObject({ status: TaskStatus.Cancelled, required: false });
  });

  it('brings back an item that a roll-out dropped, and relinks its dependants', () => {
    const plan = new Rehearsal(v1);
    const before = plan.taskOf(1).id;
    plan.rollOut(aVersion(anItem(2, { start_week: 2, prerequisites: [] })));
    expect(plan.rollOut(v1).map(({ item_id, action }) => [item_id, action])).toEqual([
      [1, MergeAction.Add],
      [2, MergeAction.Change],
      [3, MergeAction.Add],
    ]);
    expect(plan.taskOf(1).id).not.toBe(before);
    expect(plan.taskOf(2).prerequisite_ids).toEqual([plan.taskOf(1).id]);
  });

  it('keeps changed, finished and started items, and reports the reason', () => {
    const plan = new Rehearsal(v1);
    plan.taskOf(1).change({ due_at: '2030-05-01T15:00:00+00:00' });
    plan.taskOf(2).move('start', NOW);
    plan.taskOf(3).move('start', NOW);
    plan.taskOf(3).move('submit', NOW);
    const v2 = aVersion(anItem(1, { start_week: 4, title: 'One' }), anItem(3, { title: 'Three' }));
    expect(plan.rollOut(v2)).toMatchObject([
      {
        item_id: 1,
        action: MergeAction.Change,
        changes: { title: { to: 'One' } },
        kept: { due_at: { to: '2030-02-03T15:00:00+00:00' }, week: {} },
      },
      { item_id: 3, action: MergeAction.Keep, reason: Reason.Done, kept: { title: { from: 'Item 3', to: 'Three' } } },
      { item_id: 2, action: MergeAction.Keep, reason: Reason.Begun, changes: {} },
    ]);
    expect(plan.taskOf(1)).toMatchObject({ title: 'One', week: 1, scheduled_start_on: '2030-01-07', due_at: '2030-05-01T15:00:00+00:00' });
    plan.taskOf(3).move('reopen', NOW);
    expect(plan.rollOut(v2)).toMatchObject([{ item_id: 3, action: MergeAction.Change }, { item_id: 2 }]);
  });

  it('reassigns only tasks that nobody has started', () => {
    const plan = new Rehearsal(v1);
    plan.taskOf(2).move('start', NOW);
    const before = plan.taskOf(1);
    const v2 = aVersion(...v1.items.map((item) => ({ ...item, assignee_slot: AssigneeSlot.Lead })));
    expect(plan.rollOut(v2)).toMatchObject([
      { item_id: 1, action: MergeAction.Change, changes: { assignee_slot: { from: 'mentee', to: 'lead' } } },
      { item_id: 2, action: MergeAction.Keep, reason: Reason.Begun, kept: { assignee_slot: {} } },
      { item_id: 3, action: MergeAction.Change },
    ]);
    expect(plan.taskOf(1)).toMatchObject({ assignee_id: LEAD, reviewer_id: null, status: TaskStatus.Todo });
    expect(before.status).toBe(TaskStatus.Cancelled);
    expect(plan.taskOf(2)).toMatchObject({ assignee_id: MENTEE, prerequisite_ids: [plan.taskOf(1).id] });
  });

  it('never brings back an item that was taken out', () => {
    const plan = new Rehearsal(v1);
    plan.remove(1);
    plan.taskOf(3).move('cancel', NOW);
    const v2 = aVersion(...v1.items.map((item) => ({ ...item, title: 'New' })));
    expect(plan.rollOut(v2).map(({ item_id, reason }) => [item_id, reason])).toEqual([
      [1, Reason.RemovedHere],
      [2, null],
      [3, Reason.RemovedHere],
    ]);
    plan.rollOut(aVersion(anItem(2)));
    plan.rollOut(v2);
    expect(plan.told()).toHaveLength(1);
  });

  it('rolls out selected items first and the rest later', () => {
    const [whole, bit] = [new Rehearsal(v1), new Rehearsal(v1)];
    const v2 = aVersion(...v1.items.map((item) => ({ ...item, title: `New ${item.id}` })));
    expect(bit.rollOut(v2, [2]).map(({ item_id }) => item_id)).toEqual([2]);
    expect(bit.told().map(({ title }) => title)).toEqual(['Item 1', 'New 2', 'Item 3']);
    bit.rollOut(v2);
    whole.rollOut(v2);
    expect(bit.snapshot()).toBe(whole.snapshot());
  });
});
