import fc from 'fast-check';
import { Rehearsal, aVersion, anItem, MENTEE, MENTOR, LEAD } from '@test/rehearsal';
import { type Span, WorkCalendar, daysAfter } from '@organisation/calendar';
import { AssigneeSlot } from '@programmes/curricula';
import { TaskStatus } from '@programmes/tasks';
import { ReplanReason } from './replanning';

const START = '2030-01-07';
const LONG_BEFORE = new Date('2029-12-01T00:00:00Z');

describe('replanning any plan in any calendar', () => {
  const day = fc.integer({ min: -5, max: 60 }).map((days) => daysAfter(START, days));
  const off: fc.Arbitrary<Span[]> = fc.array(
    fc.tuple(day, fc.integer({ min: 0, max: 9 })).map(([start_on, days]) => ({ start_on, end_on: daysAfter(start_on, days) })),
    { maxLength: 5 },
  );
  const calendar = fc
    .tuple(
      fc.constantFrom('Asia/Seoul', 'America/New_York', 'Europe/Berlin', 'Pacific/Kiritimati'),
      fc.constantFrom([6, 0], [5, 6], [0]),
      off,
    )
    .map(([timezone, weekend, days_off]) => new WorkCalendar({ timezone, weekend: weekend, days_off }));
  const calendars = fc.tuple(calendar, calendar, calendar).map((all) => new Map([MENTOR, MENTEE, LEAD].map((id, at) => [id, all[at]!])));
  const start = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map((start_week) => ({ start_week, start_workday: null })),
    fc.integer({ min: 0, max: 25 }).map((start_workday) => ({ start_week: null, start_workday })),
  );
  const item = fc.tuple(
    start,
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(...Object.values(AssigneeSlot)),
    fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
  );
  const version = fc
    .array(item, { minLength: 1, maxLength: 7 })
    .map((items) =>
      aVersion(
        ...items.map(([begin, period_days, assignee_slot, wanted], at) =>
          anItem(at + 1, { ...begin, period_days, assignee_slot, prerequisites: [...new Set(wanted)].filter((id) => id <= at) }),
        ),
      ),
    );
  const pauses = fc.array(
    fc.tuple(day, fc.integer({ min: 1, max: 10 })).map(([paused_on, days]) => ({ paused_on, resumed_on: daysAfter(paused_on, days) })),
    { maxLength: 2 },
  );
  const touched = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom('finish', 'waive', 'cancel', 'set', 'start')), {
    maxLength: 4,
  });
  const now = fc.oneof(
    fc.constant(LONG_BEFORE),
    day.map((on) => new Date(`${on}T12:00:00Z`)),
  );

  const check = (holds: (plan: Rehearsal, before: Map<number, any>, now: Date) => void) =>
    fc.assert(
      fc.property(
        fc.record({ first: version, was: calendars, is: calendars, paused: pauses, deeds: touched, moment: now }),
        ({ first, was, is, paused, deeds, moment }) => {
          const plan = new Rehearsal(first, { calendars: was, pauses: paused });
          for (const [id, deed] of deeds) act(plan, id, deed);
          plan.calendars = is;
          holds(plan, new Map(plan.tasks.map((task) => [task.id, { ...task }])), moment);
        },
      ),
      { numRuns: 60 },
    );

  function act(plan: Rehearsal, id: number, deed: string): void {
    const task = plan.taskOf(id);
    if (task?.status !== TaskStatus.Todo) return;
    if (deed === 'set') task.change({ due_at: '2030-02-11T09:00:00+00:00' });
    else if (deed === 'finish') Object.assign(task, { status: TaskStatus.Done, completed_at: '2030-01-08T00:00:00+00:00' });
    else task.move(deed as never, LONG_BEFORE, 'So it is');
  }

  it('is idempotent', () =>
    check((plan, _, moment) => {
      plan.replan(moment);
      const snapshot = plan.snapshot();
      expect(plan.replan(moment).filter(({ reason }) => reason === null)).toEqual([]);
      expect(plan.snapshot()).toBe(snapshot);
    }));

  it('leaves finished tasks, and dates that a person set', () =>
    check((plan, before, moment) => {
      const kept = plan.tasks.filter((task) => !task.isOpen || task.due_at === '2030-02-11T09:00:00+00:00').map(({ id }) => id);
      plan.replan(moment);
      for (const id of kept) expect({ ...plan.tasks.find((task) => task.id === id) }).toEqual(before.get(id));
    }));

  it('starts each moved task on a workday, not before the mentorship, and lets it be due after its start', () =>
    check((plan, _, moment) => {
      for (const { task_id, reason } of plan.replan(moment)) {
        if (reason !== null) continue;
        const task = plan.tasks.find(({ id }) => id === task_id)!;
        const own = plan.calendars.get(task.assignee_id)!;
        expect(own.isWorkday(task.scheduled_start_on!)).toBe(true);
        expect(task.scheduled_start_on! >= START).toBe(true);
        expect(Date.parse(task.due_at)).toBeGreaterThan(+own.startOf(task.scheduled_start_on!));
      }
    }));

  it('moves no task into the past', () =>
    check((plan, before, moment) => {
      const outcomes = plan.replan(moment);
      for (const task of plan.tasks.filter(({ isOpen }) => isOpen)) {
        const was = Date.parse(before.get(task.id).due_at);
        if (Date.parse(task.due_at) < was) expect(Date.parse(task.due_at)).toBeGreaterThan(+moment);
      }
      for (const { task_id, before: dates } of outcomes.filter(({ reason }) => reason === ReplanReason.Past))
        expect(plan.tasks.find(({ id }) => id === task_id)).toMatchObject(dates);
    }));

  it('keeps the order of prerequisites', () =>
    check((plan, before) => {
      plan.replan(LONG_BEFORE);
      const moved = plan.tasks.filter((task) => task.isOpen && task.due_at !== '2030-02-11T09:00:00+00:00');
      for (const task of moved) {
        for (const id of task.prerequisite_ids) {
          const [first, own] = [before.get(id), before.get(task.id)];
          const after = plan.tasks.find((one) => one.id === id)!;
          if (!after.isOpen) continue;
          if (first.scheduled_start_on <= own.scheduled_start_on) expect(after.scheduled_start_on! <= task.scheduled_start_on!).toBe(true);
          if (Date.parse(first.due_at) <= Date.parse(own.due_at))
            expect(Date.parse(after.due_at)).toBeLessThanOrEqual(Date.parse(task.due_at));
        }
      }
    }));
});
