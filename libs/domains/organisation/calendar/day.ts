/**
 * A day of the calendar, `2026-03-01`. It is not a moment: when it begins and ends depends on the time zone. Text sorts as
 * days do, is the format of Postgres and the API, and cannot be moved to the day before by a time zone.
 */
export type Day = string;

export const DAY_MS = 24 * 60 * 60 * 1_000;

/** The range of days that Tutti calculates with. `@IsDay()` accepts the same range. */
export const FIRST_DAY: Day = '1900-01-01';
export const LAST_DAY: Day = '2199-12-31';

/** Days since 1970-01-01, by the calendar alone. */
export const numberOf = (day: Day): number => Date.parse(day) / DAY_MS;

export const dayOf = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Tells whether a text is an existing day. */
export const isDayOfCalendar = (day: Day): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(numberOf(day)) && dayOf(numberOf(day)) === day;

export const daysAfter = (day: Day, count: number): Day => dayOf(numberOf(day) + count);

/** A range of days, including both ends. */
export interface Span {
  readonly start_on: Day;
  readonly end_on: Day;
}

export const lengthOf = ({ start_on, end_on }: Span): number => numberOf(end_on) - numberOf(start_on) + 1;
