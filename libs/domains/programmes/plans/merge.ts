import { isDeepStrictEqual } from 'node:util';
import { type Content, type FieldChanges, type ItemContent, differenceOf } from '@programmes/curricula';
import { type Planned, type Task, TaskStatus } from '@programmes/tasks';
import type { PlanItem } from './plan-item.entity';
import type { PlanState } from './plan-state';

export enum MergeAction {
  Add = 'add',
  Change = 'change',
  Keep = 'keep',
  Drop = 'drop',
}

/** Why an item is kept as it is. */
export enum Reason {
  /** The task is done or waived. */
  Done = 'done',
  /** Work on the task has started. */
  Begun = 'begun',
  /** It was changed for this plan. */
  Personal = 'personal',
  /** It was taken out of this plan. */
  RemovedHere = 'removed_here',
}

/** Reported effect on one item. */
export interface MergeOutcome {
  readonly item_id: number;
  readonly title: string;
  /** Id of the task before the merge. */
  readonly task_id: number | null;
  readonly action: MergeAction;
  readonly reason: Reason | null;
  readonly changes: FieldChanges;
  /** Differing fields that keep the value of the plan. */
  readonly kept: FieldChanges;
}

/** Effect on one item, as it is applied. */
export interface MergeDecision {
  readonly item: ItemContent;
  readonly entry?: PlanItem;
  readonly task?: Task;
  /** Undefined if the plan already equals the version. */
  readonly outcome?: MergeOutcome;
  /** Values of the version for the fields that changed in it. */
  readonly planned?: Partial<Planned>;
  /** True if another person gets it: a new task replaces the old one. */
  readonly isReplaced?: boolean;
}

/** Decisions on a plan when a version, or some items of it, is rolled out. */
export interface Merge {
  readonly version: Content;
  readonly only?: ReadonlySet<number>;
  readonly decisions: readonly MergeDecision[];
}

const DIRECT = ['type', 'title', 'description', 'guideline', 'priority', 'required', 'document_id'] as const;
const SCHEDULED = ['start_week', 'start_workday', 'period_days'];
const SCHEDULE = ['week', 'scheduled_start_on', 'due_at'] as const;
const FINISHED: readonly TaskStatus[] = [TaskStatus.Done, TaskStatus.Waived];

/**
 * Merges a version into a plan, three-way: a field that changed since the last merge is taken over if the plan still has the value of the
 * merge base, and kept if a person edited it. Pure. With `only`, merges these items alone.
 */
export function merged(state: PlanState, version: Content, only?: ReadonlySet<number>): Merge {
  const entries = [...state.entries.values()].filter(({ is_dropped }) => !is_dropped);
  const { added, removed, changed } = differenceOf({ ...version, items: entries.map(({ base_content }) => base_content) }, version);
  const items = new Map(version.items.map((item) => [item.id, item]));
  const decisions = [
    ...added.map((item) => addition(state, item)),
    ...changed.map(({ id, changes }) => change(state, items.get(id)!, changes)),
    ...removed.map((item) => removal(state, item)),
  ];
  const place = (id: number) => items.get(id)?.order ?? Infinity;
  const concerned = decisions.filter(({ item }) => !only || only.has(item.id));
  concerned.sort((a, b) => place(a.item.id) - place(b.item.id) || a.item.id - b.item.id);
  return { version, only, decisions: concerned };
}

function addition(state: PlanState, item: ItemContent): MergeDecision {
  return { item, entry: state.entries.get(item.id), outcome: outcomeOf(item, undefined, { action: MergeAction.Add }) };
}

function removal(state: PlanState, item: ItemContent): MergeDecision {
  const entry = state.entries.get(item.id)!;
  const task = state.taskOf(entry);
  // Neither the plan nor the version has it: nothing to report.
  if (!task) return { item, entry };
  const reason = reasonToKeep(state, entry, task);
  return {
    item,
    entry,
    task,
    outcome: outcomeOf(item, task, reason ? { action: MergeAction.Keep, reason } : { action: MergeAction.Drop }),
  };
}

function reasonToKeep(state: PlanState, entry: PlanItem, task: Task): Reason | null {
  if (FINISHED.includes(task.status)) return Reason.Done;
  if (!state.isUntouched(task)) return Reason.Begun;
  return entry.personalIn(task).length > 0 ? Reason.Personal : null;
}

function change(state: PlanState, item: ItemContent, differing: FieldChanges): MergeDecision {
  const entry = state.entries.get(item.id)!;
  const task = state.taskOf(entry);
  if (!task || FINISHED.includes(task.status)) {
    const reason = task ? Reason.Done : Reason.RemovedHere;
    return { item, entry, task, outcome: outcomeOf(item, task, { action: MergeAction.Keep, reason, kept: differing }) };
  }
  const planned = wanted(state, item, differing);
  const { changes, kept, isReplaced } = comparison(state, { item, entry, task, differing, planned });
  const decision = { item, entry, task, planned, isReplaced };
  if (Object.keys(changes).length > 0) return { ...decision, outcome: outcomeOf(item, task, { changes, kept }) };
  if (Object.keys(kept).length === 0) return decision;
  const reason = entry.personalIn(task).length > 0 ? Reason.Personal : Reason.Begun;
  return { ...decision, outcome: outcomeOf(item, task, { action: MergeAction.Keep, reason, kept }) };
}

interface Compared {
  readonly item: ItemContent;
  readonly entry: PlanItem;
  readonly task: Task;
  readonly differing: FieldChanges;
  readonly planned: Partial<Planned>;
}

/** Compares field by field and separates changes from kept values. */
function comparison(state: PlanState, compared: Compared) {
  const { item, entry, task, differing, planned } = compared;
  const personal = personalFields(entry, task);
  const fields = Object.entries(planned).filter(([field, to]) => !isDeepStrictEqual(task[field as keyof Planned], to));
  const outcomes = fields.map(
    ([field, to]) => [field, { from: task[field as keyof Planned], to }, personal.has(field as keyof Planned)] as const,
  );
  const isMoved = 'assignee_slot' in differing && state.assigneeOf(item) !== task.assignee_id;
  const isReplaced = isMoved && personal.size === 0 && state.isUntouched(task);
  const all = [
    ...outcomes,
    ...('prerequisites' in differing ? [['prerequisites', differing.prerequisites, personal.has('prerequisite_ids')] as const] : []),
    ...(isMoved ? [['assignee_slot', differing.assignee_slot!, !isReplaced] as const] : []),
  ];
  const those = (areKept: boolean): FieldChanges =>
    Object.fromEntries(all.filter(([, , isKept]) => isKept === areKept).map(([field, change]) => [field, change]));
  return { changes: those(false), kept: those(true), isReplaced };
}

/** True if a person set one of the dates for this plan. */
export const hasPersonalDates = (entry: PlanItem, task: Task): boolean =>
  entry.personalIn(task).some((field) => SCHEDULE.includes(field as never));

/** Fields changed for this plan. If one of the dates was changed, all of them count as changed. */
export function personalFields(entry: PlanItem, task: Task): ReadonlySet<keyof Planned> {
  const fields = entry.personalIn(task);
  return new Set(hasPersonalDates(entry, task) ? [...fields, ...SCHEDULE] : fields);
}

/** Values for the fields that changed in the version. A changed calendar alone moves no dates. */
function wanted(state: PlanState, item: ItemContent, differing: FieldChanges): Partial<Planned> {
  const planned = state.plannedOf(item);
  const fields: readonly (keyof Planned)[] = [
    ...DIRECT.filter((field) => field in differing),
    ...(SCHEDULED.some((field) => field in differing) ? SCHEDULE : []),
    ...('order' in differing ? (['order'] as const) : []),
  ];
  return Object.fromEntries(fields.map((field) => [field, planned[field]]));
}

function outcomeOf(item: ItemContent, task: Task | undefined, given: Partial<MergeOutcome>): MergeOutcome {
  const outcome = { action: MergeAction.Change, reason: null, changes: {}, kept: {}, ...given };
  return { item_id: item.id, title: task?.title ?? item.title, task_id: task?.id ?? null, ...outcome };
}
