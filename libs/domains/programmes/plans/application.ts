import type { ItemContent } from '@programmes/curricula';
import { Task } from '@programmes/tasks';
import { type Merge, MergeAction, type MergeDecision, personalFields } from './merge';
import { PlanItem } from './plan-item.entity';
import type { PlanState } from './plan-state';

/** Rows to save after a merge, besides the tasks that it changed. */
export interface AppliedMerge {
  readonly given: readonly Task[];
  readonly entries: readonly PlanItem[];
}

/** Applies the decisions of a merge to a plan. New tasks take their ids from `ids`. */
export function applyMerge(state: PlanState, { version, only, decisions }: Merge, ids: Iterator<number>, now: Date): AppliedMerge {
  const work = new Application(state, ids, now);
  for (const decision of decisions) work.apply(decision);
  for (const item of version.items.filter(({ id }) => !only || only.has(id))) work.number(item);
  work.connect();
  return { given: work.given, entries: [...state.entries.values()] };
}

class Application {
  readonly given: Task[] = [];
  /** Ids of replaced tasks, with those of their replacements. */
  private readonly successors = new Map<number, number>();
  private readonly awaiting: PlanItem[] = [];

  constructor(
    private readonly state: PlanState,
    private readonly ids: Iterator<number>,
    private readonly now: Date,
  ) {}

  apply(decision: MergeDecision): void {
    const { item, entry, isReplaced, planned, outcome } = decision;
    if (outcome?.action === MergeAction.Add) return this.give(item, entry);
    if (outcome?.action === MergeAction.Drop) return this.drop(decision);
    if (isReplaced) return this.replace(decision);
    // Without `planned`, the task stays as it is: it is finished, the plan has removed the item, or keeps one that the version no longer has.
    if (planned) this.take(decision);
  }

  /** Takes over the order of the version. Items that others only pushed aside are renumbered without being reported. */
  number({ id, order }: ItemContent): void {
    const entry = this.state.entries.get(id);
    const task = entry && this.state.taskOf(entry);
    if (!entry || entry.base_content.order === order) return;
    entry.base_content = { ...entry.base_content, order };
    if (!task?.isOpen) return;
    if (!entry.personalIn(task).includes('order')) task.replan({ order });
    entry.base_task = { ...entry.base_task, order };
  }

  /** Sets prerequisites, once every item has its task. */
  connect(): void {
    const tasks = new Map([...this.state.around.tasks, ...this.given].map((task) => [task.id, task]));
    for (const entry of this.awaiting) {
      const task = tasks.get(entry.task_id!)!;
      const isPersonal = personalFields(entry, task).has('prerequisite_ids');
      const prerequisite_ids = entry.base_content.prerequisites.flatMap((id) => this.state.entries.get(id)?.task_id ?? []);
      entry.base_task = { ...entry.base_task, prerequisite_ids };
      if (!isPersonal) task.replan({ prerequisite_ids });
    }
    succeed(this.successors, [...tasks.values()], [...this.state.entries.values()]);
  }

  private give(item: ItemContent, before?: PlanItem): void {
    const { company_id, mentorship_id } = this.state.plan;
    const planned = this.state.plannedOf(item);
    const assignee_id = this.state.assigneeOf(item);
    const id = this.ids.next().value as number;
    const task = Task.planned({ id, company_id, mentorship_id, assignee_id, reviewer_id: this.state.reviewerOf(assignee_id), ...planned });
    const entry = before ?? Object.assign(new PlanItem(), { plan_id: this.state.plan.id, item_id: item.id, company_id });
    if (before?.task_id) this.successors.set(before.task_id, id);
    Object.assign(entry, { task_id: id, base_content: item, base_task: planned, is_dropped: false });
    this.state.entries.set(item.id, entry);
    this.given.push(task);
    this.awaiting.push(entry);
  }

  private drop({ entry, task }: MergeDecision): void {
    task!.withdraw(this.now);
    entry!.is_dropped = true;
  }

  private replace({ item, entry, task }: MergeDecision): void {
    task!.withdraw(this.now);
    this.give(item, entry);
  }

  /** Moves the merge base to the new version, also for fields that the plan overrides, so that they are not offered again. */
  private take({ item, entry, task, planned, outcome }: MergeDecision): void {
    const { changes = {}, kept = {} } = outcome ?? {};
    entry!.base_task = { ...entry!.base_task, ...planned };
    entry!.base_content = { ...item, order: entry!.base_content.order };
    task!.replan(Object.fromEntries(Object.entries(planned!).filter(([field]) => field in changes)));
    if ('prerequisites' in { ...changes, ...kept }) this.awaiting.push(entry!);
  }
}

/** Replaces the ids of replaced tasks in the prerequisites of open tasks. */
export function succeed(successors: ReadonlyMap<number, number>, tasks: readonly Task[], entries: readonly PlanItem[]): void {
  if (successors.size === 0) return;
  const follow = (ids: readonly number[]) => ids.map((id) => successors.get(id) ?? id);
  for (const task of tasks.filter(({ isOpen, prerequisite_ids }) => isOpen && prerequisite_ids.some((id) => successors.has(id)))) {
    task.replan({ prerequisite_ids: follow(task.prerequisite_ids) });
    const entry = entries.find(({ task_id }) => task_id === task.id);
    if (entry) entry.base_task = { ...entry.base_task, prerequisite_ids: follow(entry.base_task.prerequisite_ids) };
  }
}
