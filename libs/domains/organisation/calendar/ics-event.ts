import ICAL from 'ical.js';
import type { Detail } from '@app/errors';
import type { Words } from '@app/i18n';
import { type Day, daysAfter, isDayOfCalendar, lengthOf } from './day';
import { MAX_HOLIDAY_DAYS } from './holiday.entity';
import { type HolidayLine, holidayIn } from './holiday-line';
import { dayList, daysOf } from './ics-days';
import { nameIn } from './ics-name';
import { type Period, RuleRefused, type Steps, daysByRule } from './ics-series';
import type { EventText } from './ics-text';

/** Maximum length of an event. Longer ones are refused unread. */
const MAX_EVENT_CHARACTERS = 16_384;
/** Maximum number of dates in RDATE and EXDATE of an event. */
const MAX_DAYS_NAMED = 1_000;

const problems = {
  unreadable: { en: 'is not a readable event', ko: '읽을 수 없는 일정입니다' },
  unfinished: { en: 'is not finished', ko: '중간에 끊긴 일정입니다' },
  long: { en: 'is too long', ko: '너무 깁니다' },
  timed: { en: 'is not a whole day', ko: '종일 일정이 아닙니다' },
  repeated: { en: 'repeats in an unsupported way', ko: '지원하지 않는 방식으로 반복되는 일정입니다' },
} as const satisfies Record<string, Words>;

/** An event, and its place in a series. */
export interface CalendarEvent {
  readonly line: number;
  readonly uid: string;
  readonly sequence: number;
  /** Day of the series that this event replaces. Undefined for the series itself. */
  readonly replaces: Day | undefined;
  readonly isCancelled: boolean;
  readonly holiday: HolidayLine;
  /** Returns the days in a period on which it begins. Undefined for a single event. */
  readonly repeated?: (period: Period, steps: Steps) => Promise<Day[]>;
}

/** Parses one event. Its `holiday.problems` has the errors. */
export function eventIn({ line, text }: EventText, zone: string | undefined): CalendarEvent {
  if (text === undefined) return refused(line, problems.unfinished);
  if (text.length > MAX_EVENT_CHARACTERS) return refused(line, problems.long);
  try {
    return understood(
      new ICAL.Component(ICAL.parse(text.replace(/;QUOTED-PRINTABLE/i, ';ENCODING=QUOTED-PRINTABLE')) as unknown[]),
      line,
      zone,
    );
  } catch {
    return refused(line, problems.unreadable);
  }
}

function understood(event: ICAL.Component, line: number, zone: string | undefined): CalendarEvent {
  const replaced = dayList(event, 'recurrence-id', zone);
  const about = {
    line,
    uid: textOf(event, 'uid'),
    sequence: Number(textOf(event, 'sequence')) || 0,
    replaces: replaced?.[0],
    isCancelled: textOf(event, 'status').toUpperCase() === 'CANCELLED',
  };
  if (replaced === undefined || isOdd(event))
    return { ...about, holiday: wrong(line, nameIn(event), { field: 'event', message: problems.repeated }) };
  if (!['rrule', 'rdate'].some((property) => event.hasProperty(property))) return { ...about, holiday: singleOf(event, line, zone) };
  const holiday = seriesOf(event, line, zone);
  return holiday.problems.length > 0 ? { ...about, holiday } : { ...about, holiday, repeated: repetition(event, holiday, zone) };
}

/** True if an event changes all later ones (RANGE) or excludes days by a rule (EXRULE). Both are unsupported. */
const isOdd = (event: ICAL.Component): boolean =>
  event.getFirstProperty('recurrence-id')?.getParameter('range') !== undefined || event.hasProperty('exrule');

function singleOf(event: ICAL.Component, line: number, zone: string | undefined): HolidayLine {
  const name = nameIn(event);
  const days = daysOf(event, zone);
  if ('timed' in days) return wrong(line, name, { field: days.timed, message: problems.timed });
  return { ...holidayIn(line, { ...days, ...(name && { name }) }), name };
}

/** Parses a series. It may begin before 1900: only its expanded days must be in the supported range. */
function seriesOf(event: ICAL.Component, line: number, zone: string | undefined): HolidayLine {
  const first = singleOf(event, line, zone);
  const days = daysOf(event, zone);
  if (!first.name || 'timed' in days || !days.start_on) return first;
  const { start_on, end_on = start_on } = days;
  return isSpan(start_on, end_on) ? { line, name: first.name, holiday: { start_on, end_on, name: first.name }, problems: [] } : first;
}

const isSpan = (start_on: Day, end_on: Day): boolean =>
  isDayOfCalendar(start_on) && isDayOfCalendar(end_on) && end_on >= start_on && lengthOf({ start_on, end_on }) <= MAX_HOLIDAY_DAYS;

const repetition =
  (event: ICAL.Component, { holiday: { start_on } }: HolidayLine, zone: string | undefined) =>
  async (period: Period, steps: Steps): Promise<Day[]> => {
    const [added, excepted] = [dayList(event, 'rdate', zone), dayList(event, 'exdate', zone)];
    if (!added || !excepted || added.length + excepted.length > MAX_DAYS_NAMED) throw new RuleRefused();
    const rules = event.getAllProperties('rrule');
    const days = new Set(rules.length > 0 ? added : [start_on, ...added]);
    for (const rule of rules) for (const day of await ruledDays(rule, start_on, period, steps)) days.add(day);
    for (const day of excepted) days.delete(day);
    return [...days].filter((day) => day >= period.from && day <= period.to).sort();
  };

function ruledDays(property: ICAL.Property, start_on: Day, period: Period, steps: Steps): Promise<Day[]> {
  const rule = property.getFirstValue();
  if (!(rule instanceof ICAL.Recur)) throw new RuleRefused();
  return daysByRule(rule, start_on, period, steps);
}

/** Returns the occurrence of an event that begins on a day. */
export function onDay({ line, holiday: { holiday, name } }: CalendarEvent, start_on: Day): HolidayLine {
  return { line, name, holiday: { ...holiday, start_on, end_on: daysAfter(start_on, lengthOf(holiday) - 1) }, problems: [] };
}

/** Returns the error that the event repeats in an unsupported way. */
export const notRepeated = ({ line, holiday }: CalendarEvent): HolidayLine =>
  wrong(line, holiday.name, { field: 'event', message: problems.repeated });

const wrong = (line: number, name: string | undefined, problem: Detail): HolidayLine => ({
  line,
  name,
  holiday: { start_on: '', end_on: '', name: '' },
  problems: [problem],
});

const refused = (line: number, message: Words): CalendarEvent => ({
  ...{ line, uid: '', sequence: 0, replaces: undefined, isCancelled: false },
  holiday: wrong(line, undefined, { field: 'event', message }),
});

const textOf = (event: ICAL.Component, property: string): string => String(event.getFirstPropertyValue(property) ?? '');
