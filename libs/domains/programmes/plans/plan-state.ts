import type { WorkCalendar } from '@organisation/calendar';
import { AssigneeSlot, type ItemContent } from '@programmes/curricula';
import { type Planned, type Task, TaskStatus } from '@programmes/tasks';
import type { Plan } from './plan.entity';
import type { PlanItem } from './plan-item.entity';
import { type Schedule, scheduleFor } from './schedule';

/** Whose plan it is, and since when. */
export interface Parties {
  readonly mentorship_id: number;
  readonly company_id: string;
  readonly mentor_id: number;
  readonly mentee_id: number;
  /** Of the mentee's department, where that has one. */
  readonly lead_id: number | null;
  readonly start_on: string;
}

/** Everything that decides about one plan, at one moment. */
export interface Surroundings {
  readonly parties: Parties;
  /** All of the mentorship, those beside the plan among them. */
  readonly tasks: readonly Task[];
  readonly calendars: ReadonlyMap<number, WorkCalendar>;
}

/** A plan as it stands: its items, what has become of them, and where a new one would be. */
export class PlanState {
  readonly entries: Map<number, PlanItem>;
  private readonly tasks: ReadonlyMap<number, Task>;
  private readonly wholes: ReadonlySet<number | null>;

  constructor(
    readonly plan: Plan,
    items: readonly PlanItem[],
    readonly around: Surroundings,
  ) {
    this.entries = new Map(items.map((item) => [item.item_id, item]));
    this.tasks = new Map(around.tasks.map((task) => [task.id, task]));
    this.wholes = new Set(around.tasks.map(({ parent_id }) => parent_id));
  }

  /** The task that came of an item; none where it has been taken out of this plan, or was dropped. */
  taskOf({ task_id }: PlanItem): Task | undefined {
    const task = task_id === null ? undefined : this.tasks.get(task_id);
    return task?.status === TaskStatus.Cancelled ? undefined : task;
  }

  /** Nobody has done anything about it, nor made parts of it. */
  isUntouched = ({ id, status, started_at }: Task): boolean => status === TaskStatus.Todo && started_at === null && !this.wholes.has(id);

  assigneeOf({ assignee_slot }: Pick<ItemContent, 'assignee_slot'>): number {
    const { mentee_id, mentor_id, lead_id } = this.around.parties;
    if (assignee_slot === AssigneeSlot.Mentee) return mentee_id;
    return assignee_slot === AssigneeSlot.Lead ? (lead_id ?? mentor_id) : mentor_id;
  }

  /** What the mentee does is looked at by the mentor. What is done for the mentee is looked at by nobody. */
  reviewerOf(assignee_id: number): number | null {
    const { mentee_id, mentor_id } = this.around.parties;
    return assignee_id === mentee_id ? mentor_id : null;
  }

  scheduleOf(item: ItemContent): Schedule {
    const calendar = this.around.calendars.get(this.assigneeOf(item))!;
    return scheduleFor(item, this.around.parties.start_on, calendar, this.plan.pauses);
  }

  /** An item as a task says it. What has to be done before is known once all have their tasks. */
  plannedOf(item: ItemContent): Planned {
    const { type, title, description, guideline, order, required } = item;
    const priority = item.priority as string as Planned['priority'];
    return { type, title, description, guideline, order, priority, required, prerequisite_ids: [], ...this.scheduleOf(item) };
  }
}
