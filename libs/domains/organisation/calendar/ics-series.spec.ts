import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { RuleRefused, Steps, daysByRule } from './ics-series';

const period = { from: '2025-01-01', to: '2036-12-31' };
const days = (rule: string, start: string, steps = new Steps(10_000_000)) => daysByRule(ICAL.Recur.fromString(rule), start, period, steps);

describe(daysByRule.name, () => {
  it.each([
    ['FREQ=YEARLY', '2000-02-29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', '1996-11-05', ['2028-11-07', '2032-11-02', '2036-11-04']],
    ['FREQ=YEARLY;UNTIL=20261231T150000Z', '1600-03-01', ['2025-03-01', '2026-03-01']],
    ['FREQ=MONTHLY;INTERVAL=30;BYMONTHDAY=31', '1999-01-31', ['2026-07-31', '2029-01-31', '2031-07-31', '2034-01-31', '2036-07-31']],
    ['FREQ=YEARLY;COUNT=3', '2024-05-05', ['2025-05-05', '2026-05-05']],
    ['FREQ=YEARLY', '2037-01-01', []],
  ])('%s from %s', async (rule, start, expected) => expect(await days(rule, start)).toEqual(expected));

  it('finds the same days from a later start as from the first day', async () => {
    const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
    const parts = fc.oneof(
      fc.record({ freq: fc.constant('YEARLY'), by: fc.constantFrom('', ';BYMONTH=5;BYDAY=-1MO', ';BYMONTH=1,9;BYMONTHDAY=1,15') }),
      fc.record({ freq: fc.constant('MONTHLY'), by: fc.oneof(fc.constant(''), fc.constant(';BYMONTHDAY=13'), weekday.map((one) => `;BYDAY=2${one}`)) }), // prettier-ignore
      fc.record({
        freq: fc.constant('WEEKLY'),
        by: fc.oneof(
          fc.constant(''),
          weekday.map((one) => `;BYDAY=${one}`),
        ),
      }),
      fc.record({ freq: fc.constant('DAILY'), by: fc.constant('') }),
    );
    const beginning = fc.record({ year: fc.integer({ min: 1995, max: 2024 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 40 }), beginning, async ({ freq, by }, interval, { year, month, day }) => {
        const start = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
        const rule = `FREQ=${freq};INTERVAL=${interval}${by}`;
        // With a count, which is never reached here, the calculation starts at the first day.
        expect(await days(rule, start)).toEqual(await days(`${rule};COUNT=1000000`, start));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['FREQ=HOURLY', 'FREQ=MONTHLY;BYYEARDAY=1', 'FREQ=DAILY;INTERVAL=1001'])('refuses %s', async (rule) => {
    await expect(days(rule, '2020-01-01')).rejects.toBeInstanceOf(RuleRefused);
  });

  it('refuses a rule when the steps of a file are used up', async () => {
    const steps = new Steps(5_000);
    await days('FREQ=DAILY', '2020-01-01', steps);
    await expect(days('FREQ=DAILY', '2020-01-01', steps)).rejects.toBeInstanceOf(RuleRefused);
  });
});
