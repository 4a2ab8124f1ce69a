import fc from 'fast-check';
import { type Day, FIRST_DAY, LAST_DAY, type Span, dayOf, daysAfter, numberOf } from './day';
import { NoWorkday, type Weekday, Workdays } from './workdays';

const SATURDAY_AND_SUNDAY: readonly Weekday[] = [6, 0];
const plain = new Workdays(SATURDAY_AND_SUNDAY, []);
const span = (start_on: Day, end_on = start_on): Span => ({ start_on, end_on });

const aDay = fc.integer({ min: numberOf('1990-01-01'), max: numberOf('2060-12-31') }).map(dayOf);
const aWeekend = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }) as fc.Arbitrary<Weekday[]>;
const daysOff = fc.array(
  fc.tuple(aDay, fc.integer({ min: 0, max: 40 })).map(([day, more]) => span(day, daysAfter(day, more))),
  { maxLength: 60 },
);
/** Days off that are so close that they overlap, touch and contain each other. */
const crowded = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })).map(([from, more]) => {
    const day = daysAfter('2027-12-01', from);
    return span(day, daysAfter(day, more));
  }),
  { maxLength: 15 },
);
const aCount = fc.integer({ min: -300, max: 300 });

/** Reference implementation that goes from day to day. */
class Finger {
  constructor(
    private readonly weekend: readonly Weekday[],
    private readonly off: readonly Span[],
  ) {}

  isWorkday = (day: Day): boolean =>
    !this.weekend.includes(new Date(day).getUTCDay() as Weekday) &&
    !this.off.some(({ start_on, end_on }) => start_on <= day && day <= end_on);

  add(day: Day, count: number): Day {
    let at = day;
    while (!this.isWorkday(at)) at = daysAfter(at, 1);
    for (let left = Math.abs(count); left > 0; left--) {
      do at = daysAfter(at, Math.sign(count));
      while (!this.isWorkday(at));
    }
    return at;
  }

  between(from: Day, to: Day): number {
    let count = 0;
    for (let day = from < to ? from : to; day < (from < to ? to : from); day = daysAfter(day, 1)) if (this.isWorkday(day)) count++;
    return from < to ? count : 0 - count;
  }
}

describe('workdays', () => {
  it.each([
    // from, count, the workday, in words
    ['2026-03-06', 1, '2026-03-09', 'over a weekend'],
    ['2026-03-07', 0, '2026-03-09', 'a day off counts as the workday that follows'],
    ['2026-03-07', 1, '2026-03-10', 'and so does one more than that'],
    ['2026-03-07', -1, '2026-03-06', 'or one less'],
    ['2025-12-31', 1, '2026-01-01', 'into the next year'],
    ['2026-01-01', -1, '2025-12-31', 'and back'],
    ['2028-02-28', 1, '2028-02-29', 'onto a leap day'],
    ['2028-02-29', 260, '2029-02-27', 'and a year of workdays from there'],
    ['2100-02-26', 1, '2100-03-01', 'where there is none'],
    ['2026-03-02', 10, '2026-03-16', 'two weeks'],
    ['2026-03-02', -10, '2026-02-16', 'two weeks ago'],
  ])('%s and %d workdays: %s, %s', (from, count, workday) => {
    expect(plain.add(from, count)).toBe(workday);
  });

  it('does not count holidays and leave', () => {
    const seollal = new Workdays(SATURDAY_AND_SUNDAY, [span('2027-02-06', '2027-02-09'), span('2027-02-09', '2027-02-10')]);
    expect(seollal.add('2027-02-05', 1)).toBe('2027-02-11');
    expect(seollal.onOrAfter('2027-02-06')).toBe('2027-02-11');
    expect(seollal.between('2027-02-05', '2027-02-12')).toBe(2);
    expect(['2027-02-05', '2027-02-10', '2027-02-11'].map((day) => seollal.isWorkday(day))).toEqual([true, false, true]);
  });

  it('supports other weekends', () => {
    const dubai = new Workdays([5, 6], []);
    expect(dubai.add('2026-03-05', 1)).toBe('2026-03-08');
    expect(new Workdays([], []).add('2026-03-06', 1)).toBe('2026-03-07');
  });

  it('agrees with the reference implementation', () => {
    fc.assert(
      fc.property(aWeekend, fc.oneof(daysOff, crowded), fc.oneof(aDay, fc.constant('2027-12-25')), aCount, (weekend, off, day, count) => {
        const [workdays, finger] = [new Workdays(weekend, off), new Finger(weekend, off)];
        expect(workdays.isWorkday(day)).toBe(finger.isWorkday(day));
        expect(workdays.add(day, count)).toBe(finger.add(day, count));
        const other = daysAfter(day, count);
        expect(workdays.between(day, other)).toBe(finger.between(day, other));
      }),
      { numRuns: 1_000 },
    );
  });

  it('adds up to a workday, and counts as many as it added', () => {
    fc.assert(
      fc.property(aWeekend, fc.oneof(daysOff, crowded), aDay, aCount, (weekend, off, day, count) => {
        const workdays = new Workdays(weekend, off);
        const landed = workdays.add(day, count);
        expect(workdays.isWorkday(landed)).toBe(true);
        expect(workdays.between(day, landed)).toBe(count);
      }),
    );
  });

  it('returns by the opposite count, and adds the same in two steps as in one', () => {
    fc.assert(
      fc.property(daysOff, aDay, aCount, aCount, (off, day, one, other) => {
        const workdays = new Workdays(SATURDAY_AND_SUNDAY, off);
        const workday = workdays.onOrAfter(day);
        expect(workdays.add(workdays.add(workday, one), -one)).toBe(workday);
        expect(workdays.add(workdays.add(day, one), other)).toBe(workdays.add(day, one + other));
      }),
    );
  });

  it('is monotonic in the day and in the count', () => {
    fc.assert(
      fc.property(daysOff, aDay, fc.nat(400), aCount, (off, day, later, count) => {
        const workdays = new Workdays(SATURDAY_AND_SUNDAY, off);
        expect(workdays.add(day, count) <= workdays.add(daysAfter(day, later), count)).toBe(true);
        expect(workdays.add(day, count) < workdays.add(day, count + 1)).toBe(true);
      }),
    );
  });

  it('counts the same in parts as in total, and negatively backwards', () => {
    fc.assert(
      fc.property(daysOff, aDay, aDay, aDay, (off, a, b, c) => {
        const workdays = new Workdays(SATURDAY_AND_SUNDAY, off);
        expect(workdays.between(a, b) + workdays.between(b, c)).toBe(workdays.between(a, c));
        expect(workdays.between(a, b) + workdays.between(b, a)).toBe(0);
      }),
    );
  });

  it('ignores the order and repetition of days off', () => {
    fc.assert(
      fc.property(crowded, aCount, (off, count) => {
        const [once, again] = [off, [...off].reverse().concat(off)].map((one) => new Workdays(SATURDAY_AND_SUNDAY, one));
        expect(once!.add('2027-12-31', count)).toBe(again!.add('2027-12-31', count));
      }),
    );
  });

  it.each([
    ['every day is a weekend', new Workdays([0, 1, 2, 3, 4, 5, 6], [])],
    ['every day is a holiday', new Workdays([], [span(FIRST_DAY, LAST_DAY)])],
    ['the week is off half by half', new Workdays([0, 1, 2, 3], [span(FIRST_DAY, '2050-01-01'), span('2049-01-01', LAST_DAY)])],
  ])('says so where %s', (_, workdays) => {
    expect(() => workdays.onOrAfter('2026-03-01')).toThrow(NoWorkday);
    expect(() => workdays.add('2026-03-01', -1)).toThrow(NoWorkday);
    expect(workdays.isWorkday('2026-03-02')).toBe(false);
    expect(workdays.between(FIRST_DAY, LAST_DAY)).toBe(0);
  });

  it.each([1e6, -1e6, 1e15, Number.MAX_SAFE_INTEGER, Infinity, NaN, 0.5])('throws NoWorkday for %d workdays', (count) => {
    expect(() => plain.add('2026-03-01', count)).toThrow(NoWorkday);
  });

  it('supports the first and the last day, and none beyond', () => {
    const always = new Workdays([], []);
    expect(always.add(LAST_DAY, 0)).toBe(LAST_DAY);
    expect(always.add(FIRST_DAY, 0)).toBe(FIRST_DAY);
    expect(() => always.add(LAST_DAY, 1)).toThrow(NoWorkday);
    expect(() => always.add(FIRST_DAY, -1)).toThrow(NoWorkday);
  });
});
