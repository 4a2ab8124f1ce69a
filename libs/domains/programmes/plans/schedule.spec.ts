import fc from 'fast-check';
import { WorkCalendar, daysAfter } from '@organisation/calendar';
import { later, scheduleFor } from './schedule';

const calendarIn = (timezone: string) =>
  new WorkCalendar({ timezone, weekend: [6, 0], days_off: [{ start_on: '2030-01-21', end_on: '2030-01-22' }] });
const seoul = calendarIn('Asia/Seoul');
const byWeek = (start_week: number, period_days = 7) => ({ start_week, start_workday: null, period_days });
const byWorkday = (start_workday: number, period_days = 1) => ({ start_week: null, start_workday, period_days });

describe('scheduling an item', () => {
  it.each([
    // item, start, week, due
    [byWeek(1), '2030-01-07', 1, '2030-01-13T15:00:00+00:00'],
    [byWeek(2), '2030-01-14', 2, '2030-01-20T15:00:00+00:00'],
    [byWeek(3), '2030-01-23', 3, '2030-01-29T15:00:00+00:00'],
    [byWorkday(0), '2030-01-07', 1, '2030-01-07T15:00:00+00:00'],
    [byWorkday(5, 2), '2030-01-14', 2, '2030-01-15T15:00:00+00:00'],
    [byWorkday(10), '2030-01-23', 3, '2030-01-23T15:00:00+00:00'],
  ])('starts %j on %s, in week %i', (item, scheduled_start_on, week, due_at) => {
    expect(scheduleFor(item, '2030-01-07', seoul, [])).toEqual({ week, scheduled_start_on, due_at });
  });

  it("is due at the end of the day in the assignee's time zone", () => {
    expect(scheduleFor(byWeek(1), '2030-01-07', calendarIn('America/New_York'), []).due_at).toBe('2030-01-14T05:00:00+00:00');
  });

  it('moves by the workdays of every pause', () => {
    const pauses = [
      { paused_on: '2030-01-08', resumed_on: '2030-01-10' },
      { paused_on: '2030-01-12', resumed_on: '2030-01-13' },
    ];
    expect(scheduleFor(byWeek(1), '2030-01-07', seoul, pauses)).toEqual({
      week: 1,
      scheduled_start_on: '2030-01-09',
      due_at: '2030-01-15T15:00:00+00:00',
    });
  });

  it('falls back to calendar days for an assignee without workdays', () => {
    const away = new WorkCalendar({ timezone: 'UTC', weekend: [], days_off: [{ start_on: '2000-01-01', end_on: '2199-12-31' }] });
    expect(scheduleFor(byWeek(2), '2030-01-07', away, [])).toMatchObject({ scheduled_start_on: '2030-01-14' });
  });
});

describe('moving dates by a pause', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((days) => daysAfter('2029-06-01', days));
  const zone = fc.constantFrom('Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'UTC');
  const dueIn = (calendar: WorkCalendar, on: string) =>
    calendar
      .endOf(on)
      .toISOString()
      .replace(/\.000Z$/, '+00:00');

  it('keeps the number of remaining workdays, and never moves to an earlier day', () => {
    fc.assert(
      fc.property(
        fc.record({
          start: day,
          length: fc.integer({ min: 0, max: 30 }),
          paused_on: day,
          days: fc.integer({ min: 1, max: 60 }),
          timezone: zone,
        }),
        ({ start, length, paused_on, days, timezone }) => {
          const calendar = calendarIn(timezone);
          const scheduled_start_on = calendar.onOrAfter(start);
          const due_on = daysAfter(scheduled_start_on, length);
          const pause = { paused_on, resumed_on: daysAfter(paused_on, days) };
          const moved = later({ scheduled_start_on, due_at: dueIn(calendar, due_on) }, pause, calendar);
          const moved_due_on = calendar.dayOf(new Date(Date.parse(moved.due_at) - 1));
          const workdays = calendar.between(pause.paused_on, pause.resumed_on);
          expect(calendar.between(scheduled_start_on, moved.scheduled_start_on!)).toBe(workdays);
          expect(calendar.between(moved.scheduled_start_on!, daysAfter(moved_due_on, 1))).toBe(
            calendar.between(scheduled_start_on, daysAfter(due_on, 1)),
          );
          if (workdays > 0) expect(moved.due_at).toBe(dueIn(calendar, moved_due_on));
          else expect(moved_due_on).toBe(due_on);
        },
      ),
    );
  });

  it('keeps the time of day of a due time', () => {
    const pause = { paused_on: '2030-03-25', resumed_on: '2030-04-01' };
    const moved = later({ scheduled_start_on: null, due_at: '2030-03-29T09:00:00+00:00' }, pause, calendarIn('Europe/Berlin'));
    expect(moved).toEqual({ scheduled_start_on: null, due_at: '2030-04-05T08:00:00+00:00' });
  });
});
