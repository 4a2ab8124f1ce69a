import { isDeepStrictEqual } from 'node:util';
import { type Instant, instant } from '@app/database';
import { type Day, NoWorkday, type WorkCalendar, daysAfter } from '@organisation/calendar';
import type { Task } from '@programmes/tasks';
import { hasPersonalDates } from './merge';
import type { PlanItem } from './plan-item.entity';
import type { PlanState } from './plan-state';
import { type Schedule, scheduleFor } from './schedule';

/** Why an item keeps its dates. */
export enum ReplanReason {
  /** A person set them for this plan. */
  Personal = 'personal',
  /** It would be due earlier, and in the past. */
  Past = 'past',
}

/** The effect on one item. */
export interface ReplanOutcome {
  readonly item_id: number;
  readonly task_id: number;
  readonly title: string;
  /** `null` if it moves. */
  readonly reason: ReplanReason | null;
  readonly before: Schedule;
  readonly after: Schedule;
}

/** The decision on an item whose dates differ from those of the present calendar. */
export interface ReplanDecision {
  readonly entry: PlanItem;
  readonly task: Task;
  readonly outcome: ReplanOutcome;
}

interface Candidate {
  readonly state: PlanState;
  readonly entry: PlanItem;
  readonly task: Task;
  readonly calendar: WorkCalendar;
}

type Dates = Pick<Schedule, 'scheduled_start_on' | 'due_at'>;

/**
 * Computes the dates of a mentorship's unfinished items again, in the calendars as they are now. Pure. `states` are those of all of its plans.
 * Dates that a person set stay. So do those of an item that would become due earlier than before, and in the past. The order of an item and
 * its prerequisites stays: if it began, or was due, no earlier than one of them, it moves on with it.
 */
export function replanned(states: readonly PlanState[], now: Date): ReplanDecision[] {
  const candidates = states.flatMap(candidatesIn);
  const work = new Replanning(candidates, states[0]?.around.tasks ?? [], now);
  return candidates.flatMap((candidate) => work.decide(candidate) ?? []);
}

export const isMoved = ({ outcome }: Pick<ReplanDecision, 'outcome'>): boolean => outcome.reason === null;

/** Writes the decisions into tasks and merge bases. */
export function applyReplan(decisions: readonly ReplanDecision[]): void {
  for (const { entry, task, outcome } of decisions.filter(isMoved)) {
    task.replan(outcome.after);
    entry.base_task = { ...entry.base_task, ...outcome.after };
  }
}

function candidatesIn(state: PlanState): Candidate[] {
  return [...state.entries.values()].flatMap((entry) => {
    const task = state.taskOf(entry);
    const calendar = task?.isOpen && state.around.calendars.get(task.assignee_id);
    return calendar ? [{ state, entry, task, calendar }] : [];
  });
}

class Replanning {
  private readonly byTask: ReadonlyMap<number, Candidate>;
  private readonly tasks: ReadonlyMap<number, Task>;
  private readonly found = new Map<number, Dates>();

  constructor(
    candidates: readonly Candidate[],
    tasks: readonly Task[],
    private readonly now: Date,
  ) {
    this.byTask = new Map(candidates.map((candidate) => [candidate.task.id, candidate]));
    this.tasks = new Map(tasks.map((task) => [task.id, task]));
  }

  /** Decides on one item. Undefined if its dates are those of the present calendar. */
  decide(candidate: Candidate): ReplanDecision | undefined {
    const { entry, task } = candidate;
    const schedule = { ...this.computed(candidate), ...this.datesAfterOthers(candidate) };
    const reason = this.reasonToKeep(candidate, schedule);
    // An item with dates that a person set is reported only if the calendar, too, now gives others than the merge base has.
    if (isEqual(task, schedule) || (reason === ReplanReason.Personal && isEqual(entry.base_task, schedule))) return undefined;
    const outcome = { item_id: entry.item_id, task_id: task.id, title: task.title, reason, before: scheduleIn(task), after: schedule };
    return { entry, task, outcome };
  }

  /** Returns the dates of a task after replanning. Its prerequisites are decided first. */
  private datesOf(id: number): Dates | undefined {
    const known = this.found.get(id);
    if (known) return known;
    const [candidate, task] = [this.byTask.get(id), this.tasks.get(id)];
    if (!candidate) return task;
    // Prerequisites have no cycles. If there were one, the present dates would end the recursion.
    this.found.set(id, candidate.task);
    const dates = this.datesAfterOthers(candidate);
    const final = this.reasonToKeep(candidate, dates) ? candidate.task : dates;
    this.found.set(id, final);
    return final;
  }

  private datesAfterOthers(candidate: Candidate): Dates {
    const { task, calendar, entry } = candidate;
    const others = task.prerequisite_ids.flatMap((id) => this.awaited(id) ?? []);
    const raw = this.computed(candidate);
    const start = latest(
      raw.scheduled_start_on,
      others
        .filter(({ before }) => isNoLater(before.scheduled_start_on, task.scheduled_start_on))
        .map(({ after }) => after.scheduled_start_on),
    );
    const scheduled_start_on = start === raw.scheduled_start_on ? start : workdayFrom(start!, calendar);
    const pushed =
      scheduled_start_on === raw.scheduled_start_on ? raw.due_at : dueOf(scheduled_start_on!, entry.base_content.period_days, calendar);
    const dues = others.filter(({ before }) => at(before.due_at) <= at(task.due_at)).map(({ after }) => after.due_at);
    const due_at = [pushed, ...dues].reduce((last, due) => (at(due) > at(last) ? endOfDay(due, calendar) : last));
    return { scheduled_start_on, due_at };
  }

  /** Returns the dates of an unfinished prerequisite before and after. Undefined for a finished one. */
  private awaited(id: number): { readonly before: Dates; readonly after: Dates } | undefined {
    const task = this.tasks.get(id);
    return task?.isOpen ? { before: task, after: this.datesOf(id)! } : undefined;
  }

  private reasonToKeep({ entry, task }: Candidate, { due_at }: Pick<Dates, 'due_at'>): ReplanReason | null {
    if (hasPersonalDates(entry, task)) return ReplanReason.Personal;
    return at(due_at) < at(task.due_at) && at(due_at) <= +this.now ? ReplanReason.Past : null;
  }

  private computed({ state, entry, calendar }: Candidate): Schedule {
    return scheduleFor(entry.base_content, state.around.parties.start_on, calendar, state.plan.pauses);
  }
}

const at = (moment: Instant): number => Date.parse(moment);
const isNoLater = (day: Day | null, other: Day | null): boolean => day !== null && other !== null && day <= other;
const latest = (day: Day | null, others: readonly (Day | null)[]): Day | null =>
  others.reduce((last, other) => (last !== null && other !== null && other > last ? other : last), day);

const dueOf = (start: Day, period_days: number, calendar: WorkCalendar): Instant =>
  instant(calendar.endOf(daysAfter(start, period_days - 1)));

/** Returns the end of the day on which a due time falls, in the time zone of the assignee. */
const endOfDay = (due: Instant, calendar: WorkCalendar): Instant => instant(calendar.endOf(calendar.dayOf(new Date(at(due) - 1))));

function workdayFrom(day: Day, calendar: WorkCalendar): Day {
  try {
    return calendar.onOrAfter(day);
  } catch (error) {
    if (error instanceof NoWorkday) return day;
    throw error;
  }
}

const scheduleIn = ({ week, scheduled_start_on, due_at }: Schedule): Schedule => ({ week, scheduled_start_on, due_at });
const isEqual = (one: Schedule, other: Schedule): boolean => isDeepStrictEqual(scheduleIn(one), scheduleIn(other));
