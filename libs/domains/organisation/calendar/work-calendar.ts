import { type Day, type Span } from './day';
import { type Weekday, Workdays } from './workdays';
import { dayIn, endOf, startOf } from './zone';

/** What a calendar is made of. */
export interface CalendarFacts {
  /** An IANA time zone. */
  readonly timezone: string;
  readonly weekend: readonly Weekday[];
  /** In any order, and overlapping where they do: a company's holidays, and somebody's leave. */
  readonly days_off: readonly Span[];
}

/** On which days somebody works, and when those begin and end where they are. Pure: it asks nobody, and what it was made of stays. */
export class WorkCalendar extends Workdays {
  readonly timezone: string;

  constructor({ timezone, weekend, days_off }: CalendarFacts) {
    super(weekend, days_off);
    this.timezone = timezone;
  }

  /** The day that a moment falls on. */
  dayOf = (moment: Date): Day => dayIn(this.timezone, moment);

  /** The first moment of a day. */
  startOf = (day: Day): Date => startOf(day, this.timezone);

  /** The first moment after a day: what is due on it is overdue from then on. */
  endOf = (day: Day): Date => endOf(day, this.timezone);
}
