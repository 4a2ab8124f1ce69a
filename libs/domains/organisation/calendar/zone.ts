import { type Day, DAY_MS, dayOf, daysAfter } from './day';

const MINUTE_MS = 60_000;
/** No clock is further from UTC: it is 14 hours at present, and was a little more before there were time zones. */
const FURTHEST_MS = 17 * 60 * MINUTE_MS;
/** Shorter than any hour that a clock was ever set back by. */
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

/** What a clock of the zone shows at a moment, as if it were UTC. */
function shownAt(moment: number, zone: string): number {
  const [, month, day, year, hour, minute, second] = SHOWN.exec(clockOf(zone).format(moment))!.map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minute, second);
}

const dayAt = (moment: number, zone: string): Day => dayOf(Math.floor(shownAt(moment, zone) / DAY_MS));

const offsetAt = (moment: number, zone: string): number => shownAt(moment, zone) - Math.floor(moment / 1_000) * 1_000;

/** The day on which a moment falls in an IANA time zone. */
export const dayIn = (zone: string, moment: Date): Day => dayAt(moment.getTime(), zone);

/**
 * The moment at which a day is over in an IANA time zone: the first one of the following day. Where clocks are set forward at midnight,
 * that is when they are; where they are set back over midnight, the second time it strikes. A day that a zone has left out
 * is over when the day before it is.
 */
export function endOf(day: Day, zone: string): Date {
  const midnight = Date.parse(daysAfter(day, 1));
  const [earliest, latest] = [midnight - FURTHEST_MS, midnight + FURTHEST_MS];
  const offset = offsetAt(earliest, zone);
  if (offset === offsetAt(latest, zone)) return new Date(midnight - offset);
  // The clocks are set meanwhile: back from where the day is surely over, to the last moment of it.
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

/** The moment at which a day begins in an IANA time zone. */
export const startOf = (day: Day, zone: string): Date => endOf(daysAfter(day, -1), zone);
