import { setImmediate as turn } from 'node:timers/promises';
import ICAL from 'ical.js';
import { type Day, daysAfter, isDayOfCalendar, numberOf } from './day';

/** The range of days for which series are expanded. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Thrown for a recurrence rule that is unsupported, or too expensive. */
export class RuleRefused extends Error {}

const FREQUENCIES = new Set(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY']);
/** Parts of a rule that set a time. They do not apply to whole days. */
const TIMES = ['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const;
const MAX_INTERVAL = 1_000;
const STEPS_PER_TURN = 500;

/** Limits the steps of all series in a file. A yearly holiday since 1900 takes some hundred steps. */
export class Steps {
  constructor(private left = 60_000) {}

  take(count: number): void {
    if ((this.left -= count) < 0) throw new RuleRefused();
  }
}

/** Stops after the end of the rule. The library's own iterator would look for a next match forever if there is none. */
class BoundedIterator extends ICAL.RecurIterator {
  private steps: Steps | undefined;

  static of(rule: ICAL.Recur, dtstart: ICAL.Time, steps: Steps): BoundedIterator {
    const iterator = new BoundedIterator({ rule, dtstart });
    iterator.steps = steps;
    return iterator;
  }

  override check_contracting_rules(): boolean {
    this.steps?.take(1);
    return this.last.compare(this.rule.until!) > 0 || super.check_contracting_rules();
  }
}

/** Returns the days of a rule in a period. Throws `RuleRefused` for an unsupported rule or one that takes too many steps. */
export async function daysByRule(given: ICAL.Recur, begun: Day, { from, to }: Period, steps: Steps): Promise<Day[]> {
  if (begun > to) return [];
  const rule = boundedRule(given, to);
  const start = nearer(begun, rule, from);
  steps.take(Object.values(rule.parts).reduce((cost, values) => cost + [values].flat().length, 1) * yearsBetween(start, to));
  const days: Day[] = [];
  let count = 0;
  for (const day of daysFrom(start, rule, steps)) {
    if (day >= from && isOf(day, rule, start)) days.push(day);
    if (++count % STEPS_PER_TURN === 0) await turn();
  }
  return days;
}

function* daysFrom(start: Day, rule: ICAL.Recur, steps: Steps): Generator<Day> {
  try {
    const iterator = BoundedIterator.of(rule, ICAL.Time.fromDateString(start), steps);
    for (let next = iterator.next() as ICAL.Time | null; next; next = iterator.next()) yield next.toString().slice(0, 10);
  } catch {
    // The library's errors have no class of their own.
    throw new RuleRefused();
  }
}

/** Skips years without a 29th of February (RFC 5545). The library would take the 1st of March. */
function isOf(day: Day, { freq, parts }: ICAL.Recur, start: Day): boolean {
  const [, month, date] = day.split('-').map(Number);
  const { BYMONTH: months, BYMONTHDAY: dates } = parts as Readonly<Record<string, readonly number[] | undefined>>;
  if (freq === 'YEARLY' && Object.keys(parts).length === 0) return day.slice(5) === start.slice(5);
  return (!months || months.includes(month!)) && (!dates || dates.some((one) => one < 0 || one === date));
}

/**
 * Finds a later start, nearer to the period, that gives the same days. Without a count, a rule depends only on the phase of its intervals
 * and on the weekday, or the day of the month or year, on which it begins.
 */
function nearer(start: Day, { freq, interval, count }: ICAL.Recur, from: Day): Day {
  if (count || start >= from) return start;
  if (freq === 'DAILY' || freq === 'WEEKLY') {
    const cycle = interval * (freq === 'WEEKLY' ? 7 : 1);
    return daysAfter(start, Math.floor((numberOf(from) - numberOf(start)) / cycle) * cycle);
  }
  return yearsLater(start, freq === 'YEARLY' ? interval : interval / greatestDivisor(interval, 12), from);
}

/** Returns the same date in a year before the period, by whole cycles, because the 29th of February is not in every year. */
function yearsLater(start: Day, cycle: number, from: Day): Day {
  for (let years = Math.floor((yearsBetween(start, from) - 2) / cycle) * cycle; years > 0; years -= cycle) {
    const later = `${Number(start.slice(0, 4)) + years}${start.slice(4)}`;
    if (isDayOfCalendar(later)) return later;
  }
  return start;
}

const greatestDivisor = (one: number, other: number): number => (other === 0 ? one : greatestDivisor(other, one % other));

const yearsBetween = (from: Day, to: Day): number => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;

/** Returns the rule without times, and ended at the end of the period. */
function boundedRule(given: ICAL.Recur, to: Day): ICAL.Recur {
  if (!FREQUENCIES.has(given.freq) || given.interval > MAX_INTERVAL) throw new RuleRefused();
  const rule = given.clone();
  for (const part of TIMES) delete rule.parts[part];
  const until = rule.until ? rule.until.toString().slice(0, 10) : to;
  rule.until = ICAL.Time.fromDateString(until < to ? until : to);
  return rule;
}

/** Returns the period for which series are expanded: from last year to the tenth year from now. */
export function periodAround(today: Day): Period {
  const year = Number(today.slice(0, 4));
  return { from: `${year - 1}-01-01`, to: `${year + 10}-12-31` };
}
