import { type Instant, instant } from '@app/database';
import { type Day, NoWorkday, type WorkCalendar, daysAfter } from '@organisation/calendar';
import type { ItemContent } from '@programmes/curricula';
import type { Planned } from '@programmes/tasks';

/** A pause of a mentorship, from `paused_on` until the day before `resumed_on`. */
export interface Pause {
  readonly paused_on: Day;
  readonly resumed_on: Day;
}

/** Week, start and due time of a task. */
export type Schedule = Pick<Planned, 'week' | 'scheduled_start_on' | 'due_at'>;
type Start = Pick<ItemContent, 'start_week' | 'start_workday' | 'period_days'>;
type Dates = Pick<Planned, 'scheduled_start_on' | 'due_at'>;

const WEEK_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1_000;
const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/**
 * Schedules an item in the calendar of its assignee. Week `w` starts on the first workday from `start_on` + (w − 1) · 7 days on. The item
 * is due at the end of the last day of its period, in the assignee's time zone. Every pause moves it by its workdays.
 */
export function scheduleFor(item: Start, start_on: Day, calendar: WorkCalendar, pauses: readonly Pause[]): Schedule {
  const start = startOf(item, start_on, calendar);
  const due_at = instant(calendar.endOf(daysAfter(start, item.period_days - 1)));
  const week = item.start_week ?? 1 + Math.floor(Math.max(0, daysBetween(start_on, start)) / WEEK_DAYS);
  const dates: Dates = { scheduled_start_on: start, due_at };
  return { week, ...pauses.reduce((sooner, pause) => later(sooner, pause, calendar), dates) };
}

function startOf({ start_week, start_workday }: Start, start_on: Day, calendar: WorkCalendar): Day {
  if (start_week === null) return reckoned(() => calendar.add(start_on, start_workday ?? 0), daysAfter(start_on, start_workday ?? 0));
  const first = daysAfter(start_on, (start_week - 1) * WEEK_DAYS);
  return reckoned(() => calendar.onOrAfter(first), first);
}

/** Moves dates by the workdays of a pause, so that as many remain as before. A date on a day off counts as the last workday before it. */
export function later({ scheduled_start_on, due_at }: Dates, { paused_on, resumed_on }: Pause, calendar: WorkCalendar): Dates {
  const workdays = calendar.between(paused_on, resumed_on);
  if (workdays <= 0) return { scheduled_start_on, due_at };
  const moved = (day: Day) => movedBy(workdays, day, calendar);
  return { scheduled_start_on: scheduled_start_on && moved(scheduled_start_on), due_at: onAnotherDay(due_at, moved, calendar) };
}

function movedBy(workdays: number, day: Day, calendar: WorkCalendar): Day {
  const moved = () => calendar.add(calendar.isWorkday(day) ? day : calendar.add(day, -1), workdays);
  return reckoned(moved, daysAfter(day, workdays));
}

/** Moves a due time to another day. A due time at the end of a day belongs to that day, although the clock shows the next. */
function onAnotherDay(due_at: Instant, moved: (day: Day) => Day, calendar: WorkCalendar): Instant {
  const due = Date.parse(due_at);
  const day = calendar.dayOf(new Date(due - 1));
  return instant(new Date(due + calendar.endOf(moved(day)).getTime() - calendar.endOf(day).getTime()));
}

/** Falls back to calendar days if the person has no more workdays. */
function reckoned(reckon: () => Day, otherwise: Day): Day {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof NoWorkday) return otherwise;
    throw error;
  }
}
