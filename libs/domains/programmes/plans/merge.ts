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

/** Why something stays as it is. */
export enum Reason {
  /** Done, or waived. */
  Done = 'done',
  /** Somebody works on it. */
  Begun = 'begun',
  /** Somebody has changed it for this plan. */
  Personal = 'personal',
  /** Somebody has taken it out of this plan. */
  RemovedHere = 'removed_here',
}

/** What becomes of one item, as it is told. */
export interface MergeOutcome {
  readonly item_id: number;
  readonly title: string;
  /** Of the task as it is now. */
  readonly task_id: number | null;
  readonly action: MergeAction;
  readonly reason: Reason | null;
  readonly changes: FieldChanges;
  /** What the version says otherwise, and stays as it is here. */
  readonly kept: FieldChanges;
}

/** What becomes of one item, as it is done. */
export interface MergeDecision {
  readonly item: ItemContent;
  readonly entry?: PlanItem;
  readonly task?: Task;
  /** None where the plan says already what the version says. */
  readonly outcome?: MergeOutcome;
  /** What the task says where it says what the version says otherwise than before. */
  readonly planned?: Partial<Planned>;
  /** Given to somebody else, who begins anew. */
  readonly isReplaced?: boolean;
}

/** Everything that becomes of a plan where a version is rolled out to it, or some of its items. */
export interface Merge {
  readonly version: Content;
  readonly only?: ReadonlySet<number>;
  readonly decisions: readonly MergeDecision[];
}

const DIRECT = ['type', 'title', 'description', 'guideline', 'priority', 'required'] as const;
const SCHEDULED = ['start_week', 'start_workday', 'period_days'];
const SCHEDULE = ['week', 'scheduled_start_on', 'due_at'] as const;
const FINISHED: readonly TaskStatus[] = [TaskStatus.Done, TaskStatus.Waived];

/**
 * The three-way merge of a plan with a version: what the version says otherwise than what was last written into the plan is taken
 * over where the plan still says that, and left where somebody has said something else. Pure; with `only`, of these items alone.
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
  // Gone here, gone there: there is nothing to tell.
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

/** Field by field: what is taken over, and what stays. */
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

/** Somebody who has moved one of an item's dates has planned it: all of them stay. */
export function personalFields(entry: PlanItem, task: Task): ReadonlySet<keyof Planned> {
  const fields = entry.personalIn(task);
  return new Set(SCHEDULE.some((field) => fields.includes(field)) ? [...fields, ...SCHEDULE] : fields);
}

/** What a task says once it says what the version says otherwise than before. The calendar may have changed meanwhile: that is no reason to move. */
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
