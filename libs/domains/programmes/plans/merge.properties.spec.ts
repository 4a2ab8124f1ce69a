import fc from 'fast-check';
import { NOW } from '@test/builders';
import { Rehearsal, aVersion, anItem } from '@test/rehearsal';
import { AssigneeSlot, type Content, ItemPriority, ItemType } from '@programmes/curricula';
import { type Planned, type Task, TaskStatus } from '@programmes/tasks';
import { MergeAction } from './merge';

const finish = (task: Task) => Object.assign(task, { status: TaskStatus.Done, completed_at: '2030-01-08T00:00:00+00:00' });
const DEEDS: Readonly<Record<string, (task: Task, remove: () => void) => unknown>> = {
  start: (task) => task.move('start', NOW),
  finish,
  waive: (task) => task.move('waive', NOW, 'So it is'),
  cancel: (task) => task.move('cancel', NOW),
  remove: (_, remove) => remove(),
};

describe('rolling out any version to any plan', () => {
  const slot = fc.constantFrom(...Object.values(AssigneeSlot));
  const content = fc.record({
    ...{
      title: fc.constantFrom('Tune', 'Rest', 'Bow'),
      guideline: fc.constantFrom(null, 'Slowly'),
      start_week: fc.integer({ min: 1, max: 4 }),
    },
    ...{ period_days: fc.integer({ min: 1, max: 14 }), required: fc.boolean(), assignee_slot: slot },
    ...{ type: fc.constantFrom(...Object.values(ItemType)), priority: fc.constantFrom(...Object.values(ItemPriority)) },
  });
  // Prerequisites have smaller ids, so that there are no cycles.
  const version = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), content, fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 })), {
      selector: ([id]) => id,
    })
    .map((drawn) => {
      const ids = new Set(drawn.map(([id]) => id));
      const before = (id: number, wanted: number[]) => [...new Set(wanted)].filter((one) => one < id && ids.has(one));
      return aVersion(
        ...drawn.map(([id, fields, wanted], at) => anItem(id, { ...fields, order: at + 1, prerequisites: before(id, wanted) })),
      );
    });
  const change: fc.Arbitrary<Partial<Planned>> = fc.record(
    {
      ...{ title: fc.constant('Mine'), guideline: fc.constant('My own way'), week: fc.constant(9), order: fc.constant(99) },
      ...{ due_at: fc.constant('2031-01-01T00:00:00+00:00' as never), prerequisite_ids: fc.constant([999]) },
    },
    { requiredKeys: [] },
  );
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('change' as const), change }),
    fc.record({ kind: fc.constantFrom('finish' as const, 'start' as const, 'cancel' as const, 'remove' as const, 'waive' as const) }),
  );
  const deeds = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), deed), { maxLength: 8 });

  function act(plan: Rehearsal, done: [number, { kind: string; change?: Partial<Planned> }][]) {
    for (const [id, { kind, change: said }] of done) {
      const task = plan.taskOf(id);
      if (said) task?.change(said);
      else if (task?.status === TaskStatus.Todo) DEEDS[kind]!(task, () => plan.remove(id));
    }
  }

  const check = (holds: (plan: Rehearsal, v2: Content, v1: Content) => void) =>
    fc.assert(
      fc.property(version, version, deeds, (first, second, done) => {
        const plan = new Rehearsal(first);
        act(plan, done);
        holds(plan, second, first);
      }),
      { numRuns: 150 },
    );

  it('changes nothing if the plan already has the version', () =>
    check((plan, _, first) => {
      const before = plan.snapshot();
      expect(plan.rollOut(first)).toEqual([]);
      expect(plan.snapshot()).toBe(before);
    }));

  it('is idempotent', () =>
    check((plan, second) => {
      plan.rollOut(second);
      const before = plan.snapshot();
      const again = plan.rollOut(second);
      expect(plan.snapshot()).toBe(before);
      expect(again.filter(({ action }) => action !== MergeAction.Keep)).toEqual([]);
    }));

  it('keeps personal changes and finished tasks', () =>
    check((plan, second, first) => {
      const finished = plan.tasks
        .filter(({ status }) => [TaskStatus.Done, TaskStatus.Waived].includes(status))
        .map((task) => ({ ...task }));
      const personal = first.items.flatMap(({ id }) => {
        const [entry, task] = [plan.entryOf(id)!, plan.taskOf(id)];
        return task && task.isOpen ? entry.personalIn(task).map((field) => ({ task, field, value: task[field] })) : [];
      });
      for (const next of [second, first, second]) plan.rollOut(next);
      for (const before of finished) expect(plan.tasks.find(({ id }) => id === before.id)).toEqual(before);
      for (const { task, field, value } of personal) {
        expect(task.status).not.toBe(TaskStatus.Cancelled);
        expect([field, task[field]]).toEqual([field, value]);
      }
    }));

  it('never brings back an item that was taken out', () =>
    check((plan, second, first) => {
      const gone = first.items.filter(({ id }) => !plan.state.taskOf(plan.entryOf(id)!)).map(({ id }) => id);
      for (const next of [second, first, second]) plan.rollOut(next);
      expect(gone.filter((id) => plan.state.taskOf(plan.entryOf(id)!))).toEqual([]);
    }));

  it('makes an untouched plan equal to one created from the version', () =>
    fc.assert(
      fc.property(version, version, (first, second) => {
        const [moved, fresh] = [new Rehearsal(first), new Rehearsal(second)];
        moved.rollOut(second);
        const seen = (plan: Rehearsal) =>
          second.items.map((item) => {
            const { prerequisite_ids } = plan.taskOf(item.id);
            return {
              ...plan.taskOf(item.id),
              id: 0,
              prerequisite_ids: [],
              after: second.items.filter((one) => prerequisite_ids.includes(plan.taskOf(one.id).id)).map(({ id }) => id),
            };
          });
        expect(seen(moved)).toEqual(seen(fresh));
        expect(moved.told()).toHaveLength(second.items.length);
      }),
    ));
});
