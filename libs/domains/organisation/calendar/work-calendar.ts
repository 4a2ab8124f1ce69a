import { type Day, type Span } from './day';
import { type Weekday, Workdays } from './workdays';
import { dayIn, endOf, startOf, timeOfDayIn } from './zone';

/** Data of a calendar. */
export interface CalendarFacts {
  /** An IANA time zone. */
  readonly timezone: string;
  readonly weekend: readonly Weekday[];
  /** Holidays of the company and leave of the person, in any order. They may overlap. */
  readonly days_off: readonly Span[];
}

/** Workdays of a person or company, and the moments at which days begin and end in the time zone. Immutable, and without I/O. */
export class WorkCalendar extends Workdays {
  readonly timezone: string;

  constructor({ timezone, weekend, days_off }: CalendarFacts) {
    super(weekend, days_off);
    this.timezone = timezone;
  }

  /** Returns the day of a moment. */
  dayOf = (moment: Date): Day => dayIn(this.timezone, moment);

  /** Returns the time on the clocks at a moment, in milliseconds since midnight. Seconds are whole. */
  timeOfDay = (moment: Date): number => timeOfDayIn(this.timezone, moment);

  /** Returns the first moment of a day. */
  startOf = (day: Day): Date => startOf(day, this.timezone);

  /** Returns the first moment after a day. From then on, work that is due on that day is overdue. */
  endOf = (day: Day): Date => endOf(day, this.timezone);
}
