import { type Day, NoWorkday, type WorkCalendar, daysAfter } from '@organisation/calendar';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Clocks change only at multiples of this, in every zone that is in use. */
const STEP_MS = 15 * MINUTE_MS;
/** Days of a search. Longer than any series of closed minutes or days off. */
const MAX_DAYS = 400;
const MONDAY = 1;
const WEEK = 7;

/** Times at which a person accepts mails, as their clocks show them. */
export interface OpenTimes {
  /** Minutes since midnight, from 0 to 1,439. The end is exclusive, and may be before the start: then the quiet hours last over midnight. */
  readonly quiet: { readonly from: number; readonly until: number } | null;
  /** True if nothing is sent on weekends, holidays and days of leave. */
  readonly working_days_only: boolean;
}

/** How often digests are sent, and the hour of the day. */
export interface DigestTimes {
  readonly mode: 'daily' | 'weekly';
  readonly hour: number;
  readonly working_days_only: boolean;
}

/** A digest: the moment, and the local day by which there is only one. */
export interface DigestTime {
  readonly day: Day;
  readonly at: Date;
}

/**
 * Returns the moment itself if it is open, else the first moment after it that is. Quiet hours are times on the clock: an hour that the
 * clocks skip is not waited for, and one that they show twice is quiet twice.
 */
export function nextOpenMinute(moment: Date, calendar: WorkCalendar, times: OpenTimes): Date {
  let found = moment;
  for (let turn = 0; turn < MAX_DAYS; turn++) {
    const next = quietUntil(workdayFrom(found, calendar, times), calendar, times);
    if (next === found) return found;
    found = next;
  }
  // Nothing is ever open. A late mail is better than none.
  return moment;
}

/** Returns the moment itself on a workday, else the start of the next workday. */
function workdayFrom(moment: Date, calendar: WorkCalendar, { working_days_only }: Pick<OpenTimes, 'working_days_only'>): Date {
  if (!working_days_only) return moment;
  const day = calendar.dayOf(moment);
  const workday = onOrAfter(day, calendar);
  return workday === day ? moment : calendar.startOf(workday);
}

/** A calendar without any workday does not delay. */
function onOrAfter(day: Day, calendar: WorkCalendar): Day {
  try {
    return calendar.onOrAfter(day);
  } catch (error) {
    if (error instanceof NoWorkday) return day;
    throw error;
  }
}

/** Returns the moment itself if it is not quiet, else the end of the quiet hours, or the first change of the clocks that ends them. */
function quietUntil(moment: Date, calendar: WorkCalendar, { quiet }: Pick<OpenTimes, 'quiet'>): Date {
  if (!quiet || quiet.from === quiet.until) return moment;
  let at = moment;
  while (isQuiet(calendar.timeOfDay(at), quiet)) {
    const left = wrapped(quiet.until * MINUTE_MS - calendar.timeOfDay(at)) - (at.getTime() % 1_000);
    const stride = STEP_MS - (at.getTime() % STEP_MS);
    at = new Date(at.getTime() + Math.min(left, stride));
  }
  return at;
}

function isQuiet(time: number, { from, until }: { readonly from: number; readonly until: number }): boolean {
  const minute = Math.floor(time / MINUTE_MS);
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

const wrapped = (ms: number): number => (ms > 0 ? ms : ms + DAY_MS);

/** Returns the first digest after a moment: on the day itself or a later one, weekly ones on Mondays, or on the first workday after it. */
export function nextDigest(after: Date, calendar: WorkCalendar, { mode, hour, working_days_only }: DigestTimes): DigestTime {
  // The Monday of this week may be a holiday, so that its digest is still to come.
  let day = daysAfter(calendar.dayOf(after), mode === 'weekly' ? -WEEK : 0);
  for (let turn = 0; turn < MAX_DAYS; turn++, day = daysAfter(day, 1)) {
    if (mode === 'weekly' && weekdayOf(day) !== MONDAY) continue;
    const sent_on = working_days_only ? onOrAfter(day, calendar) : day;
    const at = atHour(sent_on, hour, calendar);
    if (at > after) return { day: sent_on, at };
  }
  throw new NoWorkday();
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
const weekdayOf = (day: Day): number => (Math.floor(Date.parse(day) / DAY_MS) + 4) % 7;

/** Returns the first moment of a day at which the clocks show the hour or a later one: the hour may be skipped. */
function atHour(day: Day, hour: number, calendar: WorkCalendar): Date {
  let at = calendar.startOf(day);
  while (calendar.timeOfDay(at) < hour * 60 * MINUTE_MS && calendar.dayOf(at) === day)
    at = new Date(at.getTime() + STEP_MS - (at.getTime() % STEP_MS));
  return at;
}
