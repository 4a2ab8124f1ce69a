import ICAL from 'ical.js';
import { daysAfter } from './day';
import type { ExportedHoliday } from './holidays.repository';

/** Writes holidays as an iCalendar file for other calendars: `icsOf(holidays, 'https://tutti.example')`. */
export function icsOf(holidays: readonly ExportedHoliday[], origin: string): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Tutti//Holidays//EN');
  const { host } = new URL(origin);
  for (const { id, start_on, end_on, name, updated_at } of holidays) {
    const event = new ICAL.Component('vevent');
    event.updatePropertyWithValue('uid', `holiday-${id}@${host}`);
    event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(updated_at), true));
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(start_on));
    event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(daysAfter(end_on, 1)));
    event.updatePropertyWithValue('summary', name);
    event.updatePropertyWithValue('transp', 'TRANSPARENT');
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}
