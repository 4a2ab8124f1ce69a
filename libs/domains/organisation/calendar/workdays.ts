import { type Day, FIRST_DAY, LAST_DAY, type Span, dayOf, numberOf } from './day';

/** 0 is Sunday, as in `Date`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Nobody works on any day that could be meant: every day is off, or it lies beyond all that is reckoned with. */
export class NoWorkday extends Error {}

/** Days off in a row, and how many workdays they take away together with all before them. */
interface Break {
  readonly from: number;
  readonly to: number;
  readonly lost: number;
}

const WEEK = 7;
/** 1969-12-28, a Sunday: weeks are counted from here. */
const FIRST_SUNDAY = -4;
const [FIRST, LAST] = [numberOf(FIRST_DAY), numberOf(LAST_DAY)];

/**
 * The days on which somebody works: all but weekends and days off. Every question is answered by counting the workdays before
 * a day, which takes as long for a century as for a week; nothing walks from day to day, so nothing can walk for ever.
 */
export class Workdays {
  private readonly weekend: ReadonlySet<number>;
  /** How many workdays the first so many days of a week have. */
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

  /** The day itself, or the first workday after it. */
  onOrAfter(day: Day): Day {
    return this.add(day, 0);
  }

  /**
   * The workday that is `count` workdays later, or earlier. A day off counts as the workday that follows it: one workday after
   * a Saturday is a Tuesday, and so is one workday after the Monday.
   */
  add(day: Day, count: number): Day {
    const wanted = this.before(numberOf(day)) + count;
    let [low, high] = [FIRST, LAST + 1];
    if (!Number.isSafeInteger(wanted) || this.before(low) > wanted || this.before(high) <= wanted) throw new NoWorkday();
    // The last day before which there are no more than the wanted ones: the workday itself, which is the next one counted.
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.before(middle) <= wanted) low = middle;
      else high = middle;
    }
    return dayOf(low);
  }

  /** How many workdays there are from a day to another, the first with them and the last not; below zero when it lies earlier. */
  between(from: Day, to: Day): number {
    return this.before(numberOf(to)) - this.before(numberOf(from));
  }

  /** How many workdays lie before a day, from a day in the past that is always the same. */
  private before(number: number): number {
    const last = this.breaks[this.firstFrom(number) - 1];
    if (!last) return this.weekdaysBefore(number);
    // Of a break that the day lies in, only what is over.
    return this.weekdaysBefore(number) - last.lost + this.weekdaysBetween(Math.min(number, last.to + 1), last.to + 1);
  }

  /** The place of the first break that begins on this day or later. */
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

  /** In their order, those that touch made one: a holiday during somebody's leave is one day off. */
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
