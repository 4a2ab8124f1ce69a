import { type Span, WorkCalendar } from '@organisation/calendar';
import { silentDays } from './silence';

const calendar = (...days_off: Span[]) => new WorkCalendar({ timezone: 'Asia/Seoul', weekend: [6, 0], days_off });
const HOLIDAY = { start_on: '2026-06-03', end_on: '2026-06-03' };
const LEAVE = { start_on: '2026-06-08', end_on: '2026-06-12' };

describe(silentDays.name, () => {
  const company = calendar(HOLIDAY);
  const range = { last: '2026-06-01', today: '2026-06-15' };

  it('counts all days, weekends and holidays included', () => {
    expect(silentDays(range, { company, people: [calendar(HOLIDAY), calendar(HOLIDAY)] }, 100)).toBe(14);
    expect(silentDays({ ...range, today: range.last }, { company, people: [] }, 100)).toBe(0);
  });

  it('leaves out workdays on which one of the two is on leave, once for both', () => {
    expect(silentDays(range, { company, people: [calendar(HOLIDAY, LEAVE), calendar(HOLIDAY)] }, 100)).toBe(9);
    expect(silentDays(range, { company, people: [calendar(HOLIDAY, LEAVE), calendar(HOLIDAY, LEAVE)] }, 100)).toBe(9);
  });

  it('counts no further than asked', () => {
    expect(silentDays({ last: '2020-01-01', today: '2026-06-15' }, { company, people: [] }, 14)).toBe(14);
  });
});
