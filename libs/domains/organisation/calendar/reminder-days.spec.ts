import { isLastWorkdayBefore, isWorkdayAfter, reminderTime } from './reminder-days';
import { WorkCalendar } from './work-calendar';

const seoul = (days_off: readonly { start_on: string; end_on: string }[] = []) =>
  new WorkCalendar({ timezone: 'Asia/Seoul', weekend: [6, 0], days_off });
/** A moment shortly after midnight in Seoul. */
const on = (day: string) => new Date(`${day}T00:13:00+09:00`);

describe(isLastWorkdayBefore.name, () => {
  it.each([
    ['on the day before', '2026-06-17', '2026-06-16', true],
    ['not two days before', '2026-06-17', '2026-06-15', false],
    ['on Friday, for a Monday', '2026-06-15', '2026-06-12', true],
    ['on Friday, for a Sunday', '2026-06-14', '2026-06-12', true],
    ['never on a weekend', '2026-06-15', '2026-06-13', false],
    ['on the day itself, if it was set late', '2026-06-17', '2026-06-17', true],
  ])('is %s', (_, due, today, expected) => {
    expect(isLastWorkdayBefore(due, seoul(), on(today))).toBe(expected);
  });

  it('is before a leave for what is due in it, and never during a leave', () => {
    const calendar = seoul([{ start_on: '2026-06-15', end_on: '2026-06-19' }]);
    expect(['2026-06-11', '2026-06-12', '2026-06-16'].map((today) => isLastWorkdayBefore('2026-06-18', calendar, on(today)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe(isWorkdayAfter.name, () => {
  it('is on the first workday after a day, a weekend or a leave', () => {
    const calendar = seoul([{ start_on: '2026-06-15', end_on: '2026-06-16' }]);
    const days = ['2026-06-12', '2026-06-13', '2026-06-15', '2026-06-17'];
    expect(days.map((today) => isWorkdayAfter('2026-06-12', calendar, on(today)))).toEqual([false, false, false, true]);
  });
});

describe(reminderTime.name, () => {
  it.each([
    ['2026-03-07', '2026-03-07T14:00:00.000Z'],
    ['2026-03-08', '2026-03-08T13:00:00.000Z'],
    ['2026-11-01', '2026-11-01T14:00:00.000Z'],
  ])('is nine by the clocks on %s, also if they change in the night', (day, at) => {
    const calendar = new WorkCalendar({ timezone: 'America/New_York', weekend: [], days_off: [] });
    expect(reminderTime(calendar, calendar.startOf(day)).toISOString()).toBe(at);
  });
});
