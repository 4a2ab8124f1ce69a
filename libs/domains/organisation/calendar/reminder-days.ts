import type { Day } from './day';
import type { WorkCalendar } from './work-calendar';
import { NoWorkday } from './workdays';

const HOUR_MS = 3_600_000;
/** The hour of the clocks from which mails of reminders are sent. */
const FROM_HOUR = 9;

/** True if today is a workday of the person, and the last one before `day`, or later: the time to remind them of what is due then. */
export const isLastWorkdayBefore = (day: Day, calendar: WorkCalendar, now: Date): boolean => {
  const today = calendar.dayOf(now);
  return calendar.isWorkday(today) && workdayBefore(day, calendar) <= today;
};

/** True if today is a workday of the person after `day`. */
export const isWorkdayAfter = (day: Day, calendar: WorkCalendar, now: Date): boolean => {
  const today = calendar.dayOf(now);
  return today > day && calendar.isWorkday(today);
};

/** The moment of a person's day from which mails of reminders are sent, by their clocks. */
export function reminderTime(calendar: WorkCalendar, now: Date): Date {
  const midnight = calendar.startOf(calendar.dayOf(now)).getTime();
  const at = new Date(midnight + FROM_HOUR * HOUR_MS);
  // The clocks may change in the night.
  return new Date(at.getTime() + FROM_HOUR * HOUR_MS - calendar.timeOfDay(at));
}

/** The day itself for somebody who has no workday before it. */
function workdayBefore(day: Day, calendar: WorkCalendar): Day {
  try {
    return calendar.add(day, -1);
  } catch (error) {
    if (error instanceof NoWorkday) return day;
    throw error;
  }
}
