import { readFileSync } from 'node:fs';
import { type Answer, startApi } from '@test/app';
import { MULTIPART, multipart } from '@test/imports';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

const holidays = '/api/v1/calendar/holidays';
const EXAMPLES = 'docs/examples/korean-public-holidays-2026-2027';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const ics = (...events: string[][]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');

describe('a file of holidays', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const problem = ({ status, body }: Answer) => [status, body.error];

  async function anAdmin() {
    const as = api.as(await api.aSaved(Role.Admin));
    const sent = (bytes: Buffer | string, headers = {}) => as.post(`${holidays}/import`, multipart(bytes), { ...MULTIPART, ...headers });
    const listed = async () => {
      const { results } = (await as.get(`${holidays}?page_size=100`)).body;
      return results.map(
        ({ start_on, end_on, name }: Record<string, string>) => `${start_on}${end_on === start_on ? '' : `/${end_on}`} ${name}`,
      );
    };
    return { as, sent, listed };
  }

  it.each(['ics', 'csv'])('imports the Korean public holidays, and changes nothing when repeated: .%s', async (format) => {
    const { as, sent, listed } = await anAdmin();
    const file = readFileSync(`${EXAMPLES}.${format}`);
    const first = await sent(file);
    expect([first.status, first.body]).toEqual([200, expect.objectContaining({ created: 46, updated: 0, unchanged: 0, problems: [] })]);
    const entries = await api.rows('SELECT action FROM audit_entries');
    expect(entries.filter(({ action }) => action === 'holiday.create')).toHaveLength(46);
    expect(await api.rows('SELECT name FROM outbox')).toEqual([{ name: 'HolidaysChanged' }]);
    const [other] = ['ics', 'csv'].filter((one) => one !== format);
    for (const again of [file, readFileSync(`${EXAMPLES}.${other}`)])
      expect((await sent(again)).body).toMatchObject({ created: 0, updated: 0, unchanged: 46, skipped: 0 });
    expect(await api.rows('SELECT FROM audit_entries')).toHaveLength(46);
    expect(await api.rows('SELECT FROM outbox')).toHaveLength(1);
    expect(await listed()).toContain('2027-02-09 대체공휴일(설날)');
    // Seollal of 2027: from Friday to Wednesday.
    expect((await as.get('/api/v1/calendar/workdays?from=2027-02-05&add=1')).body.end_on).toBe('2027-02-10');
  });

  it('is read as calendar programs write it', async () => {
    const { sent, listed } = await anAdmin();
    const answer = await sent(
      ics(
        event('DTSTART;VALUE=DATE:20270206', 'DTEND;VALUE=DATE:20270209', 'SUMMARY:설날\\, 새해 ', ' 복 많이', 'DESCRIPTION:a\\nb'),
        event('SUMMARY:One day', 'DTSTART;VALUE=DATE:20270301'),
        event('SUMMARY:Also one', 'DTSTART;VALUE=DATE:20270302', 'DTEND;VALUE=DATE:20270302'),
        event(
          'SUMMARY:Three',
          'DTSTART;VALUE=DATE:20270401',
          'DURATION:P3D',
          'BEGIN:VALARM',
          'TRIGGER:-PT15M',
          'ACTION:DISPLAY',
          'END:VALARM',
        ),
        event('SUMMARY:Called off', 'DTSTART;VALUE=DATE:20270501', 'STATUS:CANCELLED'),
        // Two things are celebrated on one day.
        event('SUMMARY:어린이날', 'DTSTART;VALUE=DATE:20250505'),
        event('SUMMARY:부처님 오신 날', 'DTSTART;VALUE=DATE:20250505'),
        event('SUMMARY:어린이날', 'DTSTART;VALUE=DATE:20250505'),
      ),
    );
    expect(answer.body).toMatchObject({ created: 5, updated: 0, unchanged: 0, skipped: 0 });
    expect(await listed()).toEqual([
      '2025-05-05 어린이날 · 부처님 오신 날',
      '2027-02-06/2027-02-08 설날, 새해 복 많이',
      '2027-03-01 One day',
      '2027-03-02 Also one',
      '2027-04-01/2027-04-03 Three',
    ]);
  });

  it('is read as spreadsheets write it', async () => {
    const { sent, listed } = await anAdmin();
    const answer = await sent('sep=;\n시작일;종료일;휴일명\n2027. 2. 6.;2027/02/08;설날\n;;\n2027-03-01;; "삼일절; 만세"\n');
    expect(answer.body).toMatchObject({ created: 2, updated: 0, unchanged: 0, skipped: 0 });
    expect(await listed()).toEqual(['2027-02-06/2027-02-08 설날', '2027-03-01 삼일절; 만세']);
  });

  it('renames existing holidays of the same days', async () => {
    const { as, sent, listed } = await anAdmin();
    await as.post(holidays, { start_on: '2027-03-01', name: 'Samiljeol' });
    expect((await sent('date,name\n2027-03-01,삼일절\n2027-05-05,어린이날\n')).body).toMatchObject({
      created: 1,
      updated: 1,
      unchanged: 0,
      skipped: 0,
    });
    expect(await listed()).toEqual(['2027-03-01 삼일절', '2027-05-05 어린이날']);
  });

  it('is refused as a whole with a reason per line', async () => {
    const { as, sent, listed } = await anAdmin();
    await as.post(holidays, { start_on: '2027-02-06', end_on: '2027-02-08', name: '설날' });
    const details = async (bytes: string | Buffer, language = 'en') => {
      const answer = await sent(bytes, { 'accept-language': language });
      expect(problem(answer)).toEqual([422, 'HOLIDAY_FILE_REFUSED']);
      return answer.body.details.map(({ field, message }: Record<string, string>) => `${field} ${message}`);
    };
    expect(await details('date,name\n2019,A\n46508,B\n2027-03-01,#REF!\n')).toEqual([
      'lines.2.start_on must be a day such as 2030-01-15',
      'lines.3.start_on must be a day such as 2030-01-15',
      'lines.4.name is a formula error',
    ]);
    expect(await details('date,until,name\n2027-01-01,,신정\n2027-02-30,,X\n2027-03-02,2027-03-01,X\n2027-03-03,,\n')).toEqual([
      'lines.3.start_on must be a day such as 2030-01-15',
      'lines.4.end_on must not be before start_on',
      'lines.5.name is required',
    ]);
    expect(await details('date,until,name\n2027-01-01,,신정\n2027-02-08,2027-02-09,X\n', 'ko')).toEqual([
      'lines.3.start_on 2027-02-06/2027-02-08 설날과 기간이 겹칩니다',
    ]);
    expect(await details('date,until,name\n2027-01-01,2027-01-03,A\n2027-01-02,2027-01-04,B\n')).toEqual([
      'lines.3.start_on overlaps 2027-01-01/2027-01-03 A',
    ]);
    expect(await details('')).toEqual(['file is empty']);
    expect(await details('date,colour\n')).toEqual(['colour is not a known field', 'name is required']);
    expect(await details('date,name\n2027-01-01,"X\n')).toEqual(['lines.2.file has a quote that is not closed or is misplaced']);
    const good = event('SUMMARY:Good', 'DTSTART;VALUE=DATE:20270101');
    expect(
      await details(
        ics(
          good,
          event('SUMMARY:At ten', 'DTSTART:20270101T100000Z'),
          event('SUMMARY:No such day', 'DTSTART;VALUE=DATE:20270231'),
          event('DTSTART;VALUE=DATE:20270102'),
          event('SUMMARY:Nonsense', 'DTSTART;VALUE=DATE:20270103', 'nonsense'),
          event('SUMMARY:From here on', 'DTSTART;VALUE=DATE:20271125', 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20271124'),
          event('SUMMARY:Every minute', 'DTSTART;VALUE=DATE:20271125', 'RRULE:FREQ=MINUTELY'),
          event('SUMMARY:Backwards', 'DTSTART;VALUE=DATE:20270105', 'DTEND;VALUE=DATE:20270101'),
          event(`SUMMARY:${'long '.repeat(4_000)}`, 'DTSTART;VALUE=DATE:20270106'),
          ['BEGIN:VEVENT', 'SUMMARY:Torn off'],
        ),
      ),
    ).toEqual([
      'lines.7.start_on is not a whole day',
      'lines.11.start_on must be a day such as 2030-01-15',
      'lines.15.name is required',
      'lines.18.event is not a readable event',
      'lines.23.event repeats in an unsupported way',
      'lines.28.event repeats in an unsupported way',
      'lines.33.end_on must not be before start_on',
      'lines.38.event is too long',
      'lines.42.event is not finished',
    ]);
    expect(await details(Buffer.from('BEGIN:VCALENDAR\r\n\xff', 'latin1'))).toEqual(['file is not UTF-8']);
    expect(await details(`date,name\n${Array.from({ length: 2_001 }, (_, n) => `2027-01-01,N${n}`).join('\n')}`)).toEqual([
      'file has more than 2000 holidays',
    ]);
    expect(await listed()).toEqual(['2027-02-06/2027-02-08 설날']);
    expect(problem(await sent(`date,name\n${' '.repeat(1_048_576)}`))).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('creates its holidays once under concurrent imports', async () => {
    const { sent, listed } = await anAdmin();
    const answers = await Promise.all([1, 2, 3, 4].map(() => sent(readFileSync(`${EXAMPLES}.ics`))));
    expect(answers.map(({ body }) => body.created as number).sort()).toEqual([0, 0, 0, 46]);
    expect(await listed()).toHaveLength(46);
  });

  it('is exported in a form that can be imported again', async () => {
    const { as, sent, listed } = await anAdmin();
    const name = '설날; 새해, 복 \\ 많이 받으세요: 아주 긴 이름이어서 한 줄에 다 들어가지 않으므로 접어야 합니다';
    await as.post(holidays, { start_on: '2027-02-06', end_on: '2027-02-09', name });
    await as.post(holidays, { start_on: '2028-03-01', name: '삼일절' });
    const { statusCode, headers, body } = await as.raw(`${holidays}/export`);
    const { 'content-type': type, 'content-disposition': disposition } = headers;
    expect([statusCode, type, disposition]).toEqual([200, 'text/calendar; charset=utf-8', 'attachment; filename="holidays.ics"']);
    expect(body).toContain('DTSTART;VALUE=DATE:20270206\r\nDTEND;VALUE=DATE:20270210');
    expect(body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const before = await listed();
    expect((await sent(body)).body).toMatchObject({ created: 0, updated: 0, unchanged: 2, skipped: 0 });
    for (const id of [1, 2]) await as.delete(`${holidays}/${id}`);
    expect((await sent(body)).body).toMatchObject({ created: 2, updated: 0, unchanged: 0, skipped: 0 });
    expect(await listed()).toEqual(before);
    expect((await as.raw(`${holidays}/export?year=2028`)).body.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    const mentee = api.as(await api.aSaved(Role.Mentee, { company_id: 'elsewhere' }));
    expect((await mentee.raw(`${holidays}/export`)).body).not.toContain('VEVENT');
  });

  it('is imported by admins only', async () => {
    for (const [role, given] of [
      [Role.Mentor, {}],
      [Role.Mentee, {}],
      [Role.Admin, { company_id: null }],
    ] as const) {
      const somebody = api.as(await api.aSaved(role, given));
      expect(problem(await somebody.post(`${holidays}/import`, multipart('date,name\n2027-01-01,X\n'), MULTIPART))).toEqual([
        403,
        'FORBIDDEN',
      ]);
    }
  });
});
