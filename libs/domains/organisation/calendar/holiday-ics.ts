import { setImmediate as turn } from 'node:timers/promises';
import ICAL from 'ical.js';
import type { Words } from '@app/i18n';
import { FileProblem } from '@app/spreadsheets';
import { type Day, LAST_DAY, dayOf, daysAfter, numberOf } from './day';
import { type HolidayLine, MAX_LINES, holidayIn, tooManyHolidays } from './holiday-line';
import type { ExportedHoliday } from './holidays.repository';

/** No holiday needs more to be described: what is longer is not read at all. */
const MAX_EVENT_CHARACTERS = 16_384;
const AT_ONCE = 50;
/** For what comes back every year: last year's, and as far as plans are made. */
const YEARS_BACK = 1;
const YEARS_AHEAD = 10;

const problems = {
  unreadable: { en: 'is no event that can be read', ko: '읽을 수 없는 일정입니다' },
  unfinished: { en: 'is not finished', ko: '끝나지 않은 일정입니다' },
  torn: { en: 'is not finished', ko: '중간에 끊긴 파일입니다' },
  long: { en: 'is too long', ko: '너무 깁니다' },
  timed: { en: 'is not a whole day', ko: '하루 종일 일정이 아닙니다' },
  repeated: { en: 'repeats otherwise than on the same day of every year', ko: '매년 같은 날 반복되는 일정만 가져올 수 있습니다' },
} as const satisfies Record<string, Words>;

/** What comes before the file is read: whether it is one of calendars. */
export const isIcs = (text: string): boolean => /^\ufeff?BEGIN:VCALENDAR\s/i.test(text);

/** The holidays of an iCalendar file: its events of whole days. */
export async function icsHolidays(text: string, today: Day): Promise<HolidayLine[]> {
  if (!/[\r\n]END:VCALENDAR\s*$/i.test(text)) throw new FileProblem(problems.torn);
  const holidays: HolidayLine[] = [];
  for (const [index, { line, text: event }] of eventsIn(text).entries()) {
    holidays.push(...holidaysOf(line, event, Number(today.slice(0, 4))));
    if (holidays.length > MAX_LINES) throw new FileProblem(tooManyHolidays);
    if (index % AT_ONCE === 0) await turn();
  }
  return holidays;
}

interface EventText {
  readonly line: number;
  readonly text: string;
}

/** Of an event that breaks off. */
const UNFINISHED = '';

/** Cut apart, so that an event that cannot be read is refused by its line and says nothing of the others. */
function eventsIn(text: string): EventText[] {
  const events: EventText[] = [];
  let [began, lines] = [0, [] as string[]];
  const finish = (event: string) => {
    if (began > 0) events.push({ line: began, text: event });
    began = 0;
  };
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (/^BEGIN:VEVENT\s*$/i.test(line)) {
      finish(UNFINISHED);
      [began, lines] = [index + 1, []];
    }
    lines.push(line);
    if (/^END:VEVENT\s*$/i.test(line)) finish(lines.join('\r\n'));
  });
  finish(UNFINISHED);
  return events;
}

/** One, or as many as it comes back; none of what is called off. */
function holidaysOf(line: number, text: string, year: number): HolidayLine[] {
  if (text === UNFINISHED) return [refused(line, 'event', problems.unfinished)];
  if (text.length > MAX_EVENT_CHARACTERS) return [refused(line, 'event', problems.long)];
  try {
    const event = new ICAL.Component(ICAL.parse(text) as unknown[]);
    if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return [];
    return holidaysIn(event, line, year);
  } catch {
    return [refused(line, 'event', problems.unreadable)];
  }
}

function holidaysIn(event: ICAL.Component, line: number, year: number): HolidayLine[] {
  const start_on = dayIn(event, 'dtstart');
  const end = dayIn(event, 'dtend');
  if (start_on === null || end === null) return [refused(line, start_on === null ? 'start_on' : 'end_on', problems.timed)];
  const name = textOf(event, 'summary').replace(/\s+/g, ' ');
  const first = holidayIn(line, { start_on, ...lastDay(event, start_on, end), ...(name && { name }) });
  const repeats = ['rrule', 'rdate', 'exdate'].some((property) => event.hasProperty(property));
  if (!repeats || first.problems.length > 0) return [first];
  return isYearly(event, first.holiday.start_on) ? everyYear(first, event, year) : [refused(line, 'event', problems.repeated)];
}

const refused = (line: number, field: string, message: Words): HolidayLine => ({
  line,
  holiday: { start_on: '', end_on: '', name: '' },
  problems: [{ field, message }],
});

const textOf = (event: ICAL.Component, property: string): string => String(event.getFirstPropertyValue(property) ?? '');

/** A day as it was written, not as the library makes one of it: it takes the 31st of February for the 3rd of March. Null for a time of day. */
function dayIn(event: ICAL.Component, property: string): Day | null | undefined {
  const found = event.getFirstProperty(property);
  if (!found) return undefined;
  const [, , type, value] = found.toJSON() as unknown[];
  return type === 'date' ? String(value) : null;
}

/** The end of an event is the first day that is none of it. */
function lastDay(event: ICAL.Component, start_on: Day | undefined, end: Day | undefined): { end_on?: Day } {
  if (end !== undefined) return { end_on: end === start_on || Number.isNaN(numberOf(end)) ? end : daysAfter(end, -1) };
  const duration = event.getFirstPropertyValue('duration');
  if (!(duration instanceof ICAL.Duration) || !start_on || Number.isNaN(numberOf(start_on))) return {};
  return { end_on: daysAfter(start_on, Math.max(Math.ceil(duration.toSeconds() / 86_400), 1) - 1) };
}

/** Every year on the same day, and not in any other way. */
function isYearly(event: ICAL.Component, start_on: Day): boolean {
  const rule = event.getFirstPropertyValue('rrule');
  if (!(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY' || event.hasProperty('rdate') || event.hasProperty('exdate')) return false;
  const [, month, day] = start_on.split('-').map(Number);
  const same: Readonly<Record<string, number>> = { BYMONTH: month!, BYMONTHDAY: day! };
  return Object.entries(rule.parts).every(([part, values]) => [values].flat().join() === String(same[part]));
}

function everyYear({ line, holiday }: HolidayLine, event: ICAL.Component, year: number): HolidayLine[] {
  const { interval, count, until } = event.getFirstPropertyValue('rrule') as ICAL.Recur;
  const last = until ? until.toString().slice(0, 10) : LAST_DAY;
  const length = numberOf(holiday.end_on) - numberOf(holiday.start_on);
  const first = Number(holiday.start_on.slice(0, 4));
  const holidays: HolidayLine[] = [];
  for (let [at, nth] = [first, 0]; at <= year + YEARS_AHEAD && (!count || nth < count); at += Math.max(interval, 1)) {
    const start_on = `${at}${holiday.start_on.slice(4)}`;
    // There is no 29th of February in most years.
    if (dayOf(numberOf(start_on)) !== start_on) continue;
    nth++;
    const isMeant = start_on <= last && at >= year - YEARS_BACK;
    if (isMeant) holidays.push({ line, holiday: { ...holiday, start_on, end_on: daysAfter(start_on, length) }, problems: [] });
  }
  return holidays;
}

/** Holidays as other calendars take them: `icsOf(holidays, 'https://tutti.example')`. */
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
