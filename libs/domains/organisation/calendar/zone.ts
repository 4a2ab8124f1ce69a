import { type Day, DAY_MS, dayOf, daysAfter } from './day';

const MINUTE_MS = 60_000;
/** Upper limit of an offset from UTC. Today the largest is 14 hours; before standard time there were larger ones. */
const FURTHEST_MS = 17 * 60 * MINUTE_MS;
/** Shorter than any change of a clock. */
const STEP_MS = 15 * MINUTE_MS;
const MAX_KEPT = 500;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock) return clock;
  const digits = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  clock = new Intl.DateTimeFormat('en-US', { ...digits, timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' });
  if (clocks.size >= MAX_KEPT) clocks.clear();
  clocks.set(zone, clock);
  return clock;
}

/** `3/1/2026, 09:00:00` */
const SHOWN = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

/** Returns the local time of a zone at a moment, as if it were UTC. */
function shownAt(moment: number, zone: string): number {
  const [, month, day, year, hour, minute, second] = SHOWN.exec(clockOf(zone).format(moment))!.map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minute, second);
}

const dayAt = (moment: number, zone: string): Day => dayOf(Math.floor(shownAt(moment, zone) / DAY_MS));

/** Returns how far the clocks of a zone are ahead of UTC at a moment, in ms. */
export const offsetAt = (moment: number, zone: string): number => shownAt(moment, zone) - Math.floor(moment / 1_000) * 1_000;

/** Returns the time on the clocks of an IANA time zone at a moment, in whole seconds since midnight, as milliseconds. */
export function timeOfDayIn(zone: string, moment: Date): number {
  const shown = shownAt(moment.getTime(), zone);
  return shown - Math.floor(shown / DAY_MS) * DAY_MS;
}

/** Returns the day of a moment in an IANA time zone. */
export const dayIn = (zone: string, moment: Date): Day => dayAt(moment.getTime(), zone);

/**
 * Returns the moment at which a day ends in an IANA time zone: the first moment of the next day. If clocks are set forward at midnight,
 * it is the moment of the change; if they are set back over midnight, it is the second midnight. A day that a zone skipped
 * ends when the day before it ends.
 */
export function endOf(day: Day, zone: string): Date {
  const midnight = Date.parse(daysAfter(day, 1));
  const [earliest, latest] = [midnight - FURTHEST_MS, midnight + FURTHEST_MS];
  const offset = offsetAt(earliest, zone);
  if (offset === offsetAt(latest, zone)) return new Date(midnight - offset);
  // The clocks change on this day: go back from a moment when the day is surely over, to its last moment.
  let over = latest;
  while (dayAt(over - STEP_MS, zone) > day) over -= STEP_MS;
  let left = over - STEP_MS;
  while (over - left > 1) {
    const middle = Math.floor((left + over) / 2);
    if (dayAt(middle, zone) > day) over = middle;
    else left = middle;
  }
  return new Date(over);
}

/** Returns the moment at which a day begins in an IANA time zone. */
export const startOf = (day: Day, zone: string): Date => endOf(daysAfter(day, -1), zone);
