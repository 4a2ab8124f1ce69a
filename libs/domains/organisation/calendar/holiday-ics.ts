import { setImmediate as turn } from 'node:timers/promises';
import { FileProblem } from '@app/spreadsheets';
import type { Day } from './day';
import { type HolidayLine, MAX_LINES, tooManyHolidays } from './holiday-line';
import { type CalendarEvent, eventIn, notRepeated, onDay } from './ics-event';
import { type Period, RuleRefused, Steps, periodAround } from './ics-series';
import { calendarText } from './ics-text';

const AT_ONCE = 50;
const MAX_EVENTS = 20_000;

/** Reads the holidays of an iCalendar file: its all-day events. Recurring events are expanded for the years around today. */
export async function icsHolidays(bytes: Buffer, today: Day): Promise<HolidayLine[]> {
  const { events, zone } = calendarText(bytes);
  if (events.length > MAX_EVENTS) throw new FileProblem(tooManyHolidays);
  const [period, steps] = [periodAround(today), new Steps()];
  const holidays: HolidayLine[] = [];
  for (const [index, series] of seriesOf(events.map((event) => eventIn(event, zone))).entries()) {
    holidays.push(...(await holidaysOf(series, period, steps)));
    if (holidays.length > MAX_LINES) throw new FileProblem(tooManyHolidays);
    if (index % AT_ONCE === 0) await turn();
  }
  return holidays.sort((one, other) => one.line - other.line);
}

/** Events with the same UID: those of the newest version, and the replacements of single days. */
interface Series {
  readonly events: readonly CalendarEvent[];
  readonly replacements: ReadonlyMap<Day, CalendarEvent>;
}

function seriesOf(events: readonly CalendarEvent[]): Series[] {
  const byId = new Map<string, CalendarEvent[]>();
  // An event without a UID is a series of its own.
  for (const event of events) {
    const id = event.uid || `line ${event.line}`;
    byId.set(id, [...(byId.get(id) ?? []), event]);
  }
  return [...byId.values()].map((all) => {
    const whole = all.filter(({ replaces }) => replaces === undefined);
    const newest = whole.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
    const replacements = new Map<Day, CalendarEvent>();
    for (const event of all) {
      if (event.replaces === undefined) continue;
      const other = replacements.get(event.replaces);
      if (!other || other.sequence <= event.sequence) replacements.set(event.replaces, event);
    }
    return { events: whole.filter(({ sequence }) => sequence === newest), replacements };
  });
}

/** Returns the days of a series, each in its last version. Cancelled days are missing. */
async function holidaysOf({ events, replacements }: Series, period: Period, steps: Steps): Promise<HolidayLine[]> {
  if (events.some(({ isCancelled }) => isCancelled)) return [];
  const isPart = events.some(({ repeated }) => repeated);
  const instead = [...replacements.values()].filter(({ isCancelled, holiday }) => !isCancelled && (!isPart || isWanted(holiday, period)));
  const regular: HolidayLine[] = [];
  for (const event of events) regular.push(...(await daysOf(event, replacements, period, steps)));
  return [...regular, ...instead.map(({ holiday }) => holiday)];
}

const isWanted = ({ holiday: { start_on }, problems }: HolidayLine, { from, to }: Period): boolean =>
  problems.length > 0 || (start_on >= from && start_on <= to);

async function daysOf(
  event: CalendarEvent,
  replacements: ReadonlyMap<Day, CalendarEvent>,
  period: Period,
  steps: Steps,
): Promise<HolidayLine[]> {
  if (!event.repeated) return replacements.has(event.holiday.holiday.start_on) ? [] : [event.holiday];
  try {
    const days = await event.repeated(period, steps);
    return days.filter((day) => !replacements.has(day)).map((day) => onDay(event, day));
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    return [notRepeated(event)];
  }
}
