import { readFileSync } from 'node:fs';
import { startApi } from '@test/app';
import { MULTIPART, multipart } from '@test/imports';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

const holidays = '/api/v1/calendar/holidays';
const year = new Date().getUTCFullYear();

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const ics = (...events: string[][]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');

describe('a series of holidays', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());

  async function anAdmin() {
    const as = api.as(await api.aSaved(Role.Admin));
    const sent = async (bytes: Buffer | string, query = '') => {
      const { body } = await as.post(`${holidays}/import?${query}`, multipart(bytes), MULTIPART);
      return body;
    };
    const listed = async (of?: number): Promise<string[]> => {
      const { results } = (await as.get(`${holidays}?page_size=100${of ? `&year=${of}` : ''}`)).body;
      return results.map(({ start_on, name }: Record<string, string>) => `${start_on} ${name}`);
    };
    return { sent, listed };
  }

  it('creates yearly events for as long as plans need them', async () => {
    const { sent, listed } = await anAdmin();
    const file = ics(
      event('SUMMARY:성탄절', 'DTSTART;VALUE=DATE:19491225', 'RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25'),
      event('SUMMARY:Three times', `DTSTART;VALUE=DATE:${year}0601`, 'RRULE:FREQ=YEARLY;COUNT=3'),
      event('SUMMARY:Until', `DTSTART;VALUE=DATE:${year}0701`, `RRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=${year + 4}0701`),
      event('SUMMARY:Leap', 'DTSTART;VALUE=DATE:20000229', 'RRULE:FREQ=YEARLY'),
    );
    expect(await sent(file)).toMatchObject({ problems: [] });
    const found = await listed();
    const years = (name: string) => found.filter((one) => one.endsWith(name)).map((one) => Number(one.slice(0, 4)) - year);
    expect(years('성탄절')).toEqual([-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(years('Three times')).toEqual([0, 1, 2]);
    expect(years('Until')).toEqual([0, 2, 4]);
    expect(years('Leap').every((later) => (year + later) % 4 === 0)).toBe(true);
    expect(years('Leap').length).toBeGreaterThan(1);
  });

  it('moves one of its days without duplicating it', async () => {
    const { sent, listed } = await anAdmin();
    expect(await sent(readFileSync('test/support/inputs/moved-occurrence.ics'))).toMatchObject({ skipped: 0 });
    expect(await listed(2028)).toEqual(['2028-01-03 Founding day (observed)']);
    expect(await listed(2027)).toEqual(['2027-01-01 Founding day']);
  });

  const founding = event('UID:fd', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY', 'SUMMARY:Founding day');
  it.each<[string, string[][], string[]]>([
    [
      'cancelled',
      [event('UID:fd', 'RECURRENCE-ID;VALUE=DATE:20280101', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20280101', 'SUMMARY:X')],
      [],
    ],
    [
      'renamed',
      [event('UID:fd', 'RECURRENCE-ID:20280101T000000', 'DTSTART;VALUE=DATE:20280101', 'SUMMARY:Jubilee')],
      ['2028-01-01 Jubilee'],
    ],
    [
      'changed twice, the newer first',
      [
        event('UID:fd', 'SEQUENCE:2', 'RECURRENCE-ID;VALUE=DATE:20280101', 'DTSTART;VALUE=DATE:20280104', 'SUMMARY:New'),
        event('UID:fd', 'SEQUENCE:1', 'RECURRENCE-ID;VALUE=DATE:20280101', 'DTSTART;VALUE=DATE:20280103', 'SUMMARY:Old'),
      ],
      ['2028-01-04 New'],
    ],
    [
      'replaced by a newer series',
      [event('UID:fd', 'SEQUENCE:3', 'DTSTART;VALUE=DATE:20280202', 'SUMMARY:Only once')],
      ['2028-02-02 Only once'],
    ],
    ['called off by a newer event', [event('UID:fd', 'SEQUENCE:1', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20260101')], []],
  ])('has a day or the whole series %s', async (_, changes, found) => {
    const { sent, listed } = await anAdmin();
    for (const file of [ics(founding, ...changes), ics(...changes, founding)]) {
      expect(await sent(file)).toMatchObject({ problems: [] });
      expect(await listed(2028)).toEqual(found);
    }
  });

  it('has the days of its rule, plus additions and minus exceptions', async () => {
    const { sent, listed } = await anAdmin();
    const file = ics(
      event('SUMMARY:Thanksgiving', 'DTSTART;VALUE=DATE:19701126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'EXDATE;VALUE=DATE:20291122'),
      event('SUMMARY:Memorial', 'DTSTART;VALUE=DATE:19710531', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO'),
      event('SUMMARY:Easter', 'DTSTART;VALUE=DATE:20270328', 'RDATE;VALUE=DATE:20280416,20290401'),
      event('SUMMARY:Old', 'DTSTART;VALUE=DATE:18971225', 'RRULE:FREQ=YEARLY'),
      event('SUMMARY:Quarter', 'DTSTART:20270101T000000', 'DTEND:20270102T000000', 'RRULE:FREQ=MONTHLY;INTERVAL=3;COUNT=5'),
    );
    expect(await sent(file)).toMatchObject({ problems: [] });
    expect(await listed(2027)).toEqual([
      '2027-01-01 Quarter', '2027-03-28 Easter', '2027-04-01 Quarter', '2027-05-31 Memorial', '2027-07-01 Quarter', '2027-10-01 Quarter',
      '2027-11-25 Thanksgiving', '2027-12-25 Old',
    ]); // prettier-ignore
    expect(await listed(2028)).toEqual(['2028-01-01 Quarter', '2028-04-16 Easter', '2028-05-29 Memorial', '2028-11-23 Thanksgiving', '2028-12-25 Old']); // prettier-ignore
    expect(await listed(2029)).toEqual(['2029-04-01 Easter', '2029-05-28 Memorial', '2029-12-25 Old']);
    expect(await listed(year + 11)).toEqual([]);
  });

  const odd = ics(
    event('SUMMARY:Good', 'DTSTART;VALUE=DATE:20270101'),
    event('SUMMARY:Every minute', 'DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=MINUTELY'),
    event('SUMMARY:At ten', 'DTSTART:20270102T100000Z'),
    event('SUMMARY:Changed from here on', 'UID:a', 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270101', 'DTSTART;VALUE=DATE:20270102'),
    event('SUMMARY:Periods', 'DTSTART;VALUE=DATE:20270103', 'RDATE;VALUE=PERIOD:20270103T000000Z/P1D'),
  );
  it('reports unsupported rules by event, and imports the rest on request', async () => {
    const { sent, listed } = await anAdmin();
    const problems = [
      { line: 7, name: 'Every minute', field: 'event', message: 'repeats in an unsupported way' },
      { line: 12, name: 'At ten', field: 'start_on', message: 'is not a whole day' },
      { line: 16, name: 'Changed from here on', field: 'event', message: 'repeats in an unsupported way' },
      { line: 22, name: 'Periods', field: 'event', message: 'repeats in an unsupported way' },
    ];
    expect(await sent(odd, 'dry_run=true')).toMatchObject({ dry_run: true, created: 1, skipped: 4, problems });
    expect(await listed()).toEqual([]);
    expect(await sent(odd)).toMatchObject({ error: 'HOLIDAY_FILE_REFUSED' });
    expect(await listed()).toEqual([]);
    expect(await sent(odd, 'skip_problems=true')).toMatchObject({ dry_run: false, created: 1, skipped: 4, problems });
    expect(await listed()).toEqual(['2027-01-01 Good']);
  });

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15;BYDAY=1MO',
    'FREQ=DAILY;INTERVAL=1000000000',
    'FREQ=WEEKLY;BYDAY=MO;BYMONTH=2;BYSETPOS=9',
  ])('ends although its rule never has a day: %s', async (rule) => {
    const { sent } = await anAdmin();
    const began = Date.now();
    await sent(ics(event('SUMMARY:Never', 'DTSTART;VALUE=DATE:16000101', `RRULE:${rule}`), event('SUMMARY:A', 'DTSTART;VALUE=DATE:20270101')), 'skip_problems=true'); // prettier-ignore
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('is refused when counting exceeds the budget of a file', async () => {
    const { sent } = await anAdmin();
    const daily = Array.from({ length: 40 }, (_, n) =>
      event(`SUMMARY:${n}`, 'DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY;BYMONTH=1;BYMONTHDAY=1'),
    );
    const { problems } = await sent(ics(...daily), 'dry_run=true');
    expect(problems.length).toBeGreaterThan(20);
    expect(problems[0].message).toBe('repeats in an unsupported way');
  });
});
