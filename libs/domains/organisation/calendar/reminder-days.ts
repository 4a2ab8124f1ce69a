import type { Day } from './day';
import type { WorkCalendar } from './work-calendar';
import { NoWorkday } from './workdays';

const HOUR_MS = 3_600_000;
/** Hour of the person's day from which reminders are mailed. */
const FROM_HOUR = 9;

/** True if today is the person's last workday before `day`, or a later workday: the time to remind them of what is due on `day`. */
export const isLastWorkdayBefore = (day: Day, calendar: WorkCalendar, now: Date): boolean => {
  const today = calendar.dayOf(now);
  return calendar.isWorkday(today) && workdayBefore(day, calendar) <= today;
};

/** True if today is a workday of the person and later than `day`. */
export const isWorkdayAfter = (day: Day, calendar: WorkCalendar, now: Date): boolean => {
  const today = calendar.dayOf(now);
  return today > day && calendar.isWorkday(today);
};

/** Returns the time today from which a person gets reminders by mail: 9 o'clock in their time zone. */
export function reminderTime(calendar: WorkCalendar, now: Date): Date {
  const midnight = calendar.startOf(calendar.dayOf(now)).getTime();
  const at = new Date(midnight + FROM_HOUR * HOUR_MS);
  // A change of the clocks in the night makes it another hour: the difference is added.
  return new Date(at.getTime() + FROM_HOUR * HOUR_MS - calendar.timeOfDay(at));
}

/** Returns the last workday before a day. For somebody who has none, it is the day itself. */
function workdayBefore(day: Day, calendar: WorkCalendar): Day {
  try {
    return calendar.add(day, -1);
  } catch (error) {
    if (error instanceof NoWorkday) return day;
    throw error;
  }
}
