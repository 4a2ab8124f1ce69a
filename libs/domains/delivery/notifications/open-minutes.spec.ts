import fc from 'fast-check';
import { WorkCalendar } from '@organisation/calendar';
import { type OpenTimes, nextDigest, nextOpenMinute } from './open-minutes';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ZONES = ['Asia/Seoul', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu', 'UTC'];
/** Days around changes of clocks in these zones, and an ordinary one. */
const CHANGES = ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2026-06-17'];

const calendarOf = (timezone: string, days_off: readonly string[] = []) =>
  new WorkCalendar({ timezone, weekend: [6, 0], days_off: days_off.map((day) => ({ start_on: day, end_on: day })) });
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const quiet = (from: string, until: string, working_days_only = false): OpenTimes => ({
  quiet: { from: minutes(from), until: minutes(until) },
  working_days_only,
});

/** Reads a clock on the wall: the day, the weekday and the minute, by a format that the code does not use. */
function wall(zone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (moment: number) => {
    const [day, clock] = format.format(moment).split(' ') as [string, string];
    return { day, weekday: new Date(`${day}T12:00:00Z`).getUTCDay(), minute: minutes(clock) };
  };
}

/** Walks from minute to minute until one is open. */
function walked(moment: Date, zone: string, { quiet: hours, working_days_only }: OpenTimes, days_off: readonly string[]): Date {
  const shown = wall(zone);
  const isOpen = (at: number) => {
    const { day, weekday, minute } = shown(at);
    if (working_days_only && (weekday % 6 === 0 || days_off.includes(day))) return false;
    if (!hours) return true;
    const after = minute >= hours.from;
    const before = minute < hours.until;
    return !(hours.from < hours.until ? after && before : after || before);
  };
  if (isOpen(moment.getTime())) return moment;
  let at = Math.ceil(moment.getTime() / MINUTE_MS) * MINUTE_MS;
  while (!isOpen(at)) at += MINUTE_MS;
  return new Date(at);
}

describe(nextOpenMinute.name, () => {
  it.each([
    ['Asia/Seoul', '2026-06-17T13:30:00Z', '2026-06-17T22:00:00.000Z'],
    ['Asia/Seoul', '2026-06-17T03:30:12Z', '2026-06-17T03:30:12.000Z'],
    // The night in which clocks are set forward is an hour shorter.
    ['America/New_York', '2026-03-08T04:00:00Z', '2026-03-08T11:00:00.000Z'],
    ['America/New_York', '2026-03-07T04:00:00Z', '2026-03-07T12:00:00.000Z'],
    // The night in which they are set back is an hour longer.
    ['America/New_York', '2026-11-01T03:00:00Z', '2026-11-01T12:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03T13:00:00Z', '2026-10-03T20:00:00.000Z'],
  ])('follows the clocks of %s at %s', (zone, moment, open) => {
    expect(nextOpenMinute(new Date(moment), calendarOf(zone), quiet('22:00', '07:00')).toISOString()).toBe(open);
  });

  it('waits for the next working day, past weekends and holidays', () => {
    const calendar = calendarOf('Europe/Berlin', ['2026-06-15']);
    const at = nextOpenMinute(new Date('2026-06-12T20:30:00Z'), calendar, quiet('22:00', '07:30', true));
    expect(at.toISOString()).toBe('2026-06-16T05:30:00.000Z');
  });

  it('does not wait for quiet hours that end in an hour that the clocks skip', () => {
    const at = nextOpenMinute(new Date('2026-03-29T00:10:00Z'), calendarOf('Europe/Berlin'), quiet('01:00', '02:30'));
    expect(at.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is never quiet from an hour to the same hour', () => {
    const moment = new Date('2026-06-17T03:30:12Z');
    expect(nextOpenMinute(moment, calendarOf('UTC'), quiet('07:00', '07:00'))).toBe(moment);
  });

  it('finds the minute that walking from minute to minute finds', () => {
    const aMinute = fc.integer({ min: 0, max: 1_439 });
    const aMoment = fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }))
      .map(([day, ms]) => new Date(Date.parse(day) + ms));
    const times = fc.record({
      quiet: fc.option(fc.record({ from: aMinute, until: aMinute }).filter(({ from, until }) => from !== until)),
      working_days_only: fc.boolean(),
    });
    const someDays = fc.subarray(CHANGES);
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), aMoment, times, someDays, (zone, moment, given, days_off) => {
        const found = nextOpenMinute(moment, calendarOf(zone, days_off), given);
        expect(found.toISOString()).toBe(walked(moment, zone, given, days_off).toISOString());
      }),
      { numRuns: 400 },
    );
  });
});

describe(nextDigest.name, () => {
  const daily = { mode: 'daily', hour: 9, working_days_only: false } as const;
  const at = (after: string, zone: string, times: Parameters<typeof nextDigest>[2], days_off: string[] = []) => {
    const { day, at: moment } = nextDigest(new Date(after), calendarOf(zone, days_off), times);
    return `${day} ${moment.toISOString()}`;
  };

  it('is at the hour of the clocks, before and after they change', () => {
    expect(at('2026-03-07T12:00:00Z', 'America/New_York', daily)).toBe('2026-03-07 2026-03-07T14:00:00.000Z');
    expect(at('2026-03-07T14:00:00Z', 'America/New_York', daily)).toBe('2026-03-08 2026-03-08T13:00:00.000Z');
    expect(at('2026-10-31T13:00:00Z', 'America/New_York', daily)).toBe('2026-11-01 2026-11-01T14:00:00.000Z');
  });

  it('is once on the day on which the clocks skip its hour or show it twice', () => {
    expect(at('2026-03-08T05:00:00Z', 'America/New_York', { ...daily, hour: 2 })).toBe('2026-03-08 2026-03-08T07:00:00.000Z');
    expect(at('2026-11-01T04:00:00Z', 'America/New_York', { ...daily, hour: 1 })).toBe('2026-11-01 2026-11-01T05:00:00.000Z');
    expect(at('2026-11-01T05:00:00Z', 'America/New_York', { ...daily, hour: 1 })).toBe('2026-11-02 2026-11-02T06:00:00.000Z');
  });

  it('is on Mondays if it is weekly, or on the first working day after a Monday that is a holiday', () => {
    const weekly = { mode: 'weekly', hour: 9, working_days_only: true } as const;
    expect(at('2026-06-12T00:00:00Z', 'Asia/Seoul', weekly)).toBe('2026-06-15 2026-06-15T00:00:00.000Z');
    expect(at('2026-06-12T00:00:00Z', 'Asia/Seoul', weekly, ['2026-06-15'])).toBe('2026-06-16 2026-06-16T00:00:00.000Z');
    expect(at('2026-06-15T12:00:00Z', 'Asia/Seoul', weekly, ['2026-06-15'])).toBe('2026-06-16 2026-06-16T00:00:00.000Z');
    expect(at('2026-06-16T00:00:00Z', 'Asia/Seoul', weekly, ['2026-06-15'])).toBe('2026-06-22 2026-06-22T00:00:00.000Z');
  });
});
