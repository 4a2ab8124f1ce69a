import { type Day, type WorkCalendar, daysAfter } from '@organisation/calendar';

/** The calendars of the company and of the people who share a mentorship. */
export interface PairCalendars {
  readonly company: WorkCalendar;
  readonly people: readonly WorkCalendar[];
}

/**
 * Counts the days from the day after the last contact to today, but no further than `most`. A workday of the company on which one of the
 * people is on leave does not count.
 */
export function silentDays({ last, today }: { readonly last: Day; readonly today: Day }, calendars: PairCalendars, most: number): number {
  const { company, people } = calendars;
  let silent = 0;
  for (let day = daysAfter(last, 1); day <= today && silent < most; day = daysAfter(day, 1)) {
    const isLeave = company.isWorkday(day) && people.some((calendar) => !calendar.isWorkday(day));
    if (!isLeave) silent++;
  }
  return silent;
}
