import { WorkCalendar } from '@organisation/calendar';
import { AssigneeSlot, type Content, type ItemContent, ItemPriority, ItemType } from '@programmes/curricula';
import { type Task, TaskStatus } from '@programmes/tasks';
import { applyMerge } from '@programmes/plans/application';
import { merged } from '@programmes/plans/merge';
import { applyReplan, replanned } from '@programmes/plans/replanning';
import { Plan } from '@programmes/plans/plan.entity';
import type { PlanItem } from '@programmes/plans/plan-item.entity';
import { PlanState } from '@programmes/plans/plan-state';
import type { Pause } from '@programmes/plans/schedule';
import { NOW } from './builders';

export const [MENTOR, MENTEE, LEAD] = [1, 2, 3];
const parties = { mentorship_id: 7, company_id: 'sinfonia', mentor_id: MENTOR, mentee_id: MENTEE, lead_id: LEAD, start_on: '2030-01-07' };
const plan = Object.assign(new Plan(), {
  id: 1,
  company_id: 'sinfonia',
  mentorship_id: 7,
  curriculum_id: 1,
  curriculum_version: 1,
  pauses: [],
});
const calendar = new WorkCalendar({ timezone: 'Asia/Seoul', weekend: [6, 0], days_off: [] });
const usual: ReadonlyMap<number, WorkCalendar> = new Map([MENTOR, MENTEE, LEAD].map((id) => [id, calendar]));

export const anItem = (id: number, given: Partial<ItemContent> = {}): ItemContent => ({
  ...{ id, type: ItemType.Task, title: `Item ${id}`, description: null, guideline: null, start_week: 1, start_workday: null, order: id },
  ...{ period_days: 7, priority: ItemPriority.Medium, assignee_slot: AssigneeSlot.Mentee, required: true, prerequisites: [], ...given },
});
export const aVersion = (...items: ItemContent[]): Content => ({
  title: 'First weeks',
  description: null,
  total_weeks: 4,
  weeks: [],
  items,
});

/** A plan in memory: it begins as plans do, by rolling a version out to nothing. */
export class Rehearsal {
  tasks: Task[] = [];
  calendars: ReadonlyMap<number, WorkCalendar>;
  private readonly pauses: readonly Pause[];
  private items: PlanItem[] = [];
  private lastId = 100;

  constructor(version: Content, { calendars = usual, pauses = [] }: { calendars?: typeof usual; pauses?: readonly Pause[] } = {}) {
    this.calendars = calendars;
    this.pauses = pauses;
    this.rollOut(version);
  }

  get state(): PlanState {
    const { tasks, calendars, pauses } = this;
    return new PlanState(Object.assign(new Plan(), plan, { pauses }), this.items, { parties, tasks, calendars });
  }

  replan(now: Date) {
    const decisions = replanned([this.state], now);
    applyReplan(decisions);
    return decisions.map(({ outcome }) => outcome);
  }

  rollOut(version: Content, only?: number[]) {
    const state = this.state;
    const merge = merged(state, version, only && new Set(only));
    const told = merge.decisions.flatMap(({ outcome }) => outcome ?? []);
    const written = applyMerge(state, merge, this.ids(), NOW);
    this.tasks = [...this.tasks, ...written.given];
    this.items = [...written.entries];
    return told;
  }

  /** As somebody deletes it. */
  remove(item_id: number) {
    const entry = this.entryOf(item_id)!;
    this.tasks = this.tasks.filter(({ id }) => id !== entry.task_id);
    entry.task_id = null;
  }

  entryOf = (item_id: number) => this.items.find((one) => one.item_id === item_id);
  taskOf = (item_id: number) => this.tasks.find(({ id }) => id === this.entryOf(item_id)?.task_id)!;
  snapshot = () => JSON.stringify([this.tasks, this.items]);
  told = () => this.tasks.filter(({ status }) => status !== TaskStatus.Cancelled);

  private *ids() {
    for (;;) yield ++this.lastId;
  }
}
