import type { WorkCalendar } from '@organisation/calendar';
import { AssigneeSlot, type ItemContent } from '@programmes/curricula';
import { type Planned, type Task, TaskStatus } from '@programmes/tasks';
import type { Plan } from './plan.entity';
import type { PlanItem } from './plan-item.entity';
import { type Schedule, scheduleFor } from './schedule';

/** The people of a plan, and its first day. */
export interface Parties {
  readonly mentorship_id: number;
  readonly company_id: string;
  readonly mentor_id: number;
  readonly mentee_id: number;
  /** Lead of the mentee's department. `null` if it has none. */
  readonly lead_id: number | null;
  readonly start_on: string;
}

/** Facts outside a plan that a merge depends on. */
export interface Surroundings {
  readonly parties: Parties;
  /** All tasks of the mentorship, also those outside the plan. */
  readonly tasks: readonly Task[];
  readonly calendars: ReadonlyMap<number, WorkCalendar>;
}

/** A plan with its items and tasks. Computes the values that a new task would get. */
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

  /** Returns the task of an item. Undefined if it was deleted or cancelled. */
  taskOf({ task_id }: PlanItem): Task | undefined {
    const task = task_id === null ? undefined : this.tasks.get(task_id);
    return task?.status === TaskStatus.Cancelled ? undefined : task;
  }

  /** True if work on the task has not started and it has no subtasks. */
  isUntouched = ({ id, status, started_at }: Task): boolean => status === TaskStatus.Todo && started_at === null && !this.wholes.has(id);

  assigneeOf({ assignee_slot }: Pick<ItemContent, 'assignee_slot'>): number {
    const { mentee_id, mentor_id, lead_id } = this.around.parties;
    if (assignee_slot === AssigneeSlot.Mentee) return mentee_id;
    return assignee_slot === AssigneeSlot.Lead ? (lead_id ?? mentor_id) : mentor_id;
  }

  /** The mentor reviews the mentee's tasks. Other tasks have no reviewer. */
  reviewerOf(assignee_id: number): number | null {
    const { mentee_id, mentor_id } = this.around.parties;
    return assignee_id === mentee_id ? mentor_id : null;
  }

  scheduleOf(item: ItemContent): Schedule {
    const calendar = this.around.calendars.get(this.assigneeOf(item))!;
    return scheduleFor(item, this.around.parties.start_on, calendar, this.plan.pauses);
  }

  /** Fields of the task for an item. Prerequisites are set once all items have their tasks. */
  plannedOf(item: ItemContent): Planned {
    const { type, title, description, guideline, order, required, document_id = null } = item;
    const priority = item.priority as string as Planned['priority'];
    return { type, title, description, guideline, order, priority, required, document_id, prerequisite_ids: [], ...this.scheduleOf(item) };
  }
}
