import ICAL from 'ical.js';
import { isTimeZone } from 'class-validator';
import { DAY_MS, type Day, daysAfter, isDayOfCalendar } from './day';
import { dayIn, startOf } from './zone';

/** Beginning or end of an event as written in the file. The library would turn the 31st of February into the 3rd of March. */
interface Moment {
  readonly day: Day;
  /** `10:00:00`; undefined for a whole day. */
  readonly time: string | undefined;
}

/** First and last day of an event, if given; or the field that is not a whole day. */
export type Days = { readonly start_on?: Day; readonly end_on?: Day } | { readonly timed: 'start_on' | 'end_on' };

const WRITTEN = /^(.{10})(?:T(\d\d:\d\d:\d\d)(Z)?)?/;
const MIDNIGHT = '00:00:00';
const DAY_SECONDS = DAY_MS / 1_000;

/** Returns the days of an all-day event. It can be written without a time, from midnight to midnight, or until 23:59. */
export function daysOf(event: ICAL.Component, zone: string | undefined): Days {
  const [start] = momentsIn(event, 'dtstart', zone);
  const [end] = momentsIn(event, 'dtend', zone);
  if (!start) return end ? { end_on: end.day } : {};
  if (!isMidnight(start)) return { timed: 'start_on' };
  if (!end) return endOf(start, event.getFirstPropertyValue('duration'));
  if (isMidnight(end)) return { start_on: start.day, end_on: lastDayBefore(end.day, start.day) };
  return start.time === undefined || end.time!.startsWith('23:59') ? { start_on: start.day, end_on: end.day } : { timed: 'end_on' };
}

/** Returns the days in a property. Undefined if a value is something else, such as a period. */
export function dayList(event: ICAL.Component, property: string, zone: string | undefined): Day[] | undefined {
  const moments = momentsIn(event, property, zone);
  return moments.every((moment) => isDayOfCalendar(moment.day)) ? moments.map(({ day }) => day) : undefined;
}

function momentsIn(event: ICAL.Component, name: string, zone: string | undefined): Moment[] {
  return event.getAllProperties(name).flatMap((property) => {
    const [, , , ...values] = property.toJSON() as unknown[];
    return values.map((value) => momentOf(typeof value === 'string' ? value : '', zone));
  });
}

function momentOf(value: string, zone: string | undefined): Moment {
  const [, day = value, time, utc] = WRITTEN.exec(value) ?? [];
  return utc && time !== MIDNIGHT ? inZone({ day, time }, zone) : { day, time };
}

/** Detects midnight of the calendar's time zone that is written in UTC. */
function inZone(moment: Moment, zone: string | undefined): Moment {
  const at = new Date(`${moment.day}T${moment.time}Z`);
  if (!zone || !isTimeZone(zone) || Number.isNaN(at.getTime())) return moment;
  const day = dayIn(zone, at);
  return startOf(day, zone).getTime() === at.getTime() ? { day, time: MIDNIGHT } : moment;
}

const isMidnight = ({ time }: Moment): boolean => time === undefined || time === MIDNIGHT;

/** The end of an event is the day after its last one (RFC 5545), but some calendars write the last day. */
const lastDayBefore = (end: Day, start: Day): Day => (end === start || !isDayOfCalendar(end) ? end : daysAfter(end, -1));

function endOf(start: Moment, duration: unknown): Days {
  if (!(duration instanceof ICAL.Duration) || !isDayOfCalendar(start.day)) return { start_on: start.day };
  const seconds = duration.toSeconds();
  const days = Math.max(Math.ceil(seconds / DAY_SECONDS), 1);
  // Some calendars end a day at 23:59, so a minute less than a day is a day.
  if (start.time !== undefined && seconds > 0 && days * DAY_SECONDS - seconds > 60) return { timed: 'end_on' };
  return { start_on: start.day, end_on: daysAfter(start.day, days - 1) };
}
