import fc from 'fast-check';
import { dayOf, daysAfter, numberOf } from './day';
import { dayIn, endOf, startOf } from './zone';

const HOUR_MS = 3_600_000;
const ZONES = [
  'America/New_York',
  'Europe/London',
  'Asia/Seoul',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'UTC',
];
const aZone = fc.constantFrom(...ZONES);
const aDay = fc.integer({ min: numberOf('1980-01-01'), max: numberOf('2060-12-31') }).map(dayOf);
const aMoment = fc.integer({ min: Date.parse('1980-01-01'), max: Date.parse('2060-12-31') }).map((ms) => new Date(ms));
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / HOUR_MS;

describe('a day in a time zone', () => {
  it.each([
    ['Asia/Seoul', '2026-03-01T14:59:59.999Z', '2026-03-01'],
    ['Asia/Seoul', '2026-03-01T15:00:00Z', '2026-03-02'],
    ['America/New_York', '2026-03-01T04:59:59Z', '2026-02-28'],
    ['America/New_York', '2028-03-01T04:59:59Z', '2028-02-29'],
    ['Europe/London', '2026-12-31T23:59:59Z', '2026-12-31'],
    ['Europe/London', '2026-06-30T23:30:00Z', '2026-07-01'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  ])('%s has at %s the %s', (zone, moment, day) => {
    expect(dayIn(zone, new Date(moment))).toBe(day);
  });

  it.each([
    ['Asia/Seoul', '2026-03-01', '2026-03-01T15:00:00.000Z', 24],
    // Clocks are set forward, and back, during the day.
    ['America/New_York', '2026-03-08', '2026-03-09T04:00:00.000Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-02T05:00:00.000Z', 25],
    ['Europe/London', '2026-03-29', '2026-03-29T23:00:00.000Z', 23],
    ['Europe/London', '2026-10-25', '2026-10-26T00:00:00.000Z', 25],
    // Clocks are set forward at midnight: the day begins at one o'clock.
    ['America/Sao_Paulo', '2018-11-03', '2018-11-04T03:00:00.000Z', 24],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-05T02:00:00.000Z', 23],
    // Clocks are set back at midnight, to 23:00 of the day that has just ended.
    ['America/Sao_Paulo', '2019-02-16', '2019-02-17T03:00:00.000Z', 25],
    // Clocks are set back at 00:01: the new day stops, and begins again.
    ['America/St_Johns', '2010-11-06', '2010-11-07T03:30:00.000Z', 25],
    ['America/St_Johns', '2010-11-07', '2010-11-08T03:30:00.000Z', 24],
    // Clocks are set back by half an hour.
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T13:30:00.000Z', 24.5],
    // Samoa skipped this day.
    ['Pacific/Apia', '2011-12-29', '2011-12-30T10:00:00.000Z', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-31T10:00:00.000Z', 24],
  ])('%s ends %s at %s, after %d hours', (zone, day, end, length) => {
    expect(endOf(day, zone).toISOString()).toBe(end);
    expect(hours(startOf(day, zone), endOf(day, zone))).toBe(length);
  });

  it('ends exactly once', () => {
    fc.assert(
      fc.property(aZone, aDay, (zone, day) => {
        const end = endOf(day, zone).getTime();
        expect(dayIn(zone, new Date(end - 1)) <= day).toBe(true);
        for (let later = 0; later <= 48; later++) expect(dayIn(zone, new Date(end + later * HOUR_MS)) > day).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('contains only moments before its end', () => {
    fc.assert(
      fc.property(aZone, aMoment, (zone, moment) => {
        const day = dayIn(zone, moment);
        expect(moment < endOf(day, zone)).toBe(true);
        expect(moment >= startOf(daysAfter(day, -1), zone)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('begins at the end of the day before, and has a plausible length', () => {
    fc.assert(
      fc.property(aZone, aDay, (zone, day) => {
        const length = hours(endOf(daysAfter(day, -1), zone), endOf(day, zone));
        expect(length === 0 || (length >= 22 && length <= 26)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is found near every change of a clock', () => {
    for (const zone of ZONES)
      for (let day = '2005-01-01'; day < '2020-01-01'; day = daysAfter(day, 1)) {
        const end = endOf(day, zone);
        if (!(dayIn(zone, new Date(end.getTime() - 1)) <= day && dayIn(zone, end) > day)) throw new Error(`${zone} ${day}`);
      }
  });
});
