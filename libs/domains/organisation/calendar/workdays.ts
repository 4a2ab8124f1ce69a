import { type Day, FIRST_DAY, LAST_DAY, type Span, dayOf, numberOf } from './day';

/** 0 is Sunday, as in `Date`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Thrown if there is no such workday between the first and the last supported day. */
export class NoWorkday extends Error {}

/** Consecutive days off. `lost` is the number of weekdays that this break and all earlier ones remove. */
interface Break {
  readonly from: number;
  readonly to: number;
  readonly lost: number;
}

const WEEK = 7;
/** 1969-12-28, the Sunday from which weeks are counted. */
const FIRST_SUNDAY = -4;
const [FIRST, LAST] = [numberOf(FIRST_DAY), numberOf(LAST_DAY)];

/**
 * The days on which a person works: all but weekends and days off. Every method counts the workdays before a day, which takes as long
 * for a century as for a week. There is no loop over days, so nothing can run forever.
 */
export class Workdays {
  private readonly weekend: ReadonlySet<number>;
  /** Number of workdays in the first n days of a week, by n. */
  private readonly ofWeek: readonly number[];
  private readonly breaks: readonly Break[];

  constructor(weekend: readonly Weekday[], daysOff: readonly Span[]) {
    this.weekend = new Set(weekend);
    const ofWeek = [0];
    for (let weekday = 0; weekday < WEEK; weekday++) ofWeek.push(ofWeek[weekday]! + (this.weekend.has(weekday) ? 0 : 1));
    this.ofWeek = ofWeek;
    this.breaks = this.breaksIn(daysOff);
  }

  isWorkday(day: Day): boolean {
    const number = numberOf(day);
    return this.before(number + 1) > this.before(number);
  }

  /** Returns the day itself if it is a workday, else the next workday. */
  onOrAfter(day: Day): Day {
    return this.add(day, 0);
  }

  /**
   * Returns the workday that is `count` workdays later, or earlier if negative. A day off counts as the workday that follows it: one
   * workday after a Saturday is a Tuesday, and so is one workday after the Monday.
   */
  add(day: Day, count: number): Day {
    const wanted = this.before(numberOf(day)) + count;
    let [low, high] = [FIRST, LAST + 1];
    if (!Number.isSafeInteger(wanted) || this.before(low) > wanted || this.before(high) <= wanted) throw new NoWorkday();
    // Searches for the last day with at most `wanted` workdays before it. That day is the workday itself.
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.before(middle) <= wanted) low = middle;
      else high = middle;
    }
    return dayOf(low);
  }

  /** Counts the workdays in [from, to). Negative if `to` is before `from`. */
  between(from: Day, to: Day): number {
    return this.before(numberOf(to)) - this.before(numberOf(from));
  }

  /** Counts the workdays before a day, from a fixed day in the past. */
  private before(number: number): number {
    const last = this.breaks[this.firstFrom(number) - 1];
    if (!last) return this.weekdaysBefore(number);
    // If the day is within a break, only the part before the day counts.
    return this.weekdaysBefore(number) - last.lost + this.weekdaysBetween(Math.min(number, last.to + 1), last.to + 1);
  }

  /** Returns the index of the first break that begins on this day or later. */
  private firstFrom(number: number): number {
    let [low, high] = [0, this.breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.breaks[middle]!.from < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private weekdaysBefore(number: number): number {
    const days = number - FIRST_SUNDAY;
    const weeks = Math.floor(days / WEEK);
    return weeks * this.ofWeek[WEEK]! + this.ofWeek[days - weeks * WEEK]!;
  }

  private weekdaysBetween = (from: number, to: number): number => this.weekdaysBefore(to) - this.weekdaysBefore(from);

  /** Sorts the days off and merges those that overlap, so that a holiday during a leave counts once. */
  private breaksIn(daysOff: readonly Span[]): Break[] {
    const spans = daysOff.map(({ start_on, end_on }) => ({ from: numberOf(start_on), to: numberOf(end_on) }));
    const breaks: Break[] = [];
    for (const { from, to } of spans.filter((span) => span.from <= span.to).sort((a, b) => a.from - b.from)) {
      const last = breaks.at(-1);
      const begins = Math.max(from, last ? last.to + 1 : from);
      if (to < begins) continue;
      const lost = (last?.lost ?? 0) + this.weekdaysBetween(begins, to + 1);
      if (last && begins > from) breaks[breaks.length - 1] = { from: last.from, to, lost };
      else breaks.push({ from, to, lost });
    }
    return breaks;
  }
}
