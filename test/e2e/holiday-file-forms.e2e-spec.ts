import { readFileSync } from 'node:fs';
import { encode } from 'iconv-lite';
import { startApi } from '@test/app';
import { MULTIPART, multipart } from '@test/imports';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

const holidays = '/api/v1/calendar/holidays';
const CSV = '날짜,종료일,이름\n2028-02-28,2028-03-01,삼일절 연휴\n';

describe('the format of a holiday file', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());

  async function anAdmin() {
    const as = api.as(await api.aSaved(Role.Admin));
    const sent = async (bytes: Buffer | string) => {
      const { status, body } = await as.post(`${holidays}/import`, multipart(bytes), MULTIPART);
      if (status === 200) return body as object;
      return body.details.map(({ field, message }: Record<string, string>) => `${field} ${message}`) as string[];
    };
    const listed = async () =>
      (await as.get(`${holidays}?page_size=100`)).body.results.map(
        ({ start_on, end_on, name }: Record<string, string>) => `${start_on}/${end_on} ${name}`,
      ) as string[];
    return { as, sent, listed };
  }

  it.each(['utf-8', 'cp949', 'utf-16le'])('accepts a spreadsheet in %s', async (encoding) => {
    const { as, sent, listed } = await anAdmin();
    const bytes = encode(CSV, encoding, { addBOM: encoding !== 'cp949' });
    expect(await sent(bytes)).toMatchObject({ created: 1, updated: 0, unchanged: 0 });
    // Over a leap day.
    expect(await listed()).toEqual(['2028-02-28/2028-03-01 삼일절 연휴']);
    expect((await as.get('/api/v1/calendar/workdays?from=2028-02-25&add=1')).body).toMatchObject({ end_on: '2028-03-02', workdays: 1 });
  });

  const event = (name: string, day: string) => ['BEGIN:VEVENT', `SUMMARY:${name}`, `DTSTART;VALUE=DATE:${day}`, 'END:VEVENT'];
  const ics = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

  it('is refused if an event starts before the last one has ended', async () => {
    const { sent, listed } = await anAdmin();
    const torn = event('Torn', '20280301').slice(0, -1);
    expect(await sent(ics(...torn, ...event('Whole', '20280501')))).toEqual(['lines.3.event is not finished']);
    expect(await listed()).toEqual([]);
  });

  it('is refused if the file ends between two events', async () => {
    const { sent, listed } = await anAdmin();
    const whole = ics(...event('One', '20280301'), ...event('Two', '20280501'));
    const torn = whole.slice(0, whole.lastIndexOf('BEGIN:VEVENT'));
    expect(await sent(torn)).toEqual(['file is not finished']);
    expect(await sent(whole.trimEnd())).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
    expect(await listed()).toHaveLength(2);
  });

  it('shortens joined names of one day, so that every export can be imported', async () => {
    const { as, sent, listed } = await anAdmin();
    const [one, other] = ['가'.repeat(150), '나'.repeat(150)];
    const csv = `date,name\n2028-03-01,${one}\n2028-03-01,${other}\n`;
    expect(await sent(csv)).toMatchObject({ created: 1 });
    expect(await listed()).toEqual([`2028-03-01/2028-03-01 ${one} · ${'나'.repeat(46)}…`]);
    expect(await sent(csv)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await sent((await as.raw(`${holidays}/export`)).body)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it('joins many names of one day', async () => {
    const { sent, listed } = await anAdmin();
    expect(await sent(readFileSync('test/support/inputs/many-names-one-day.ics'))).toMatchObject({ created: 1 });
    expect((await listed())[0]).toMatch(/^2027-\d\d-\d\d\/\S+ .{199}…$/);
  });

  const days = (...lines: string[]) => ['BEGIN:VEVENT', 'SUMMARY:Day', ...lines, 'END:VEVENT'];
  it.each<[string, string[], string]>([
    ['eight digits', ['DTSTART:20270101', 'DTEND:20270102'], '2027-01-01/2027-01-01'],
    ['eight digits of a moment', ['DTSTART;VALUE=DATE-TIME:20270101', 'DTEND;VALUE=DATE-TIME:20270103'], '2027-01-01/2027-01-02'],
    ['midnight to midnight', ['DTSTART:20270101T000000', 'DTEND:20270102T000000'], '2027-01-01/2027-01-01'],
    ['midnight in a zone', ['DTSTART;TZID=Asia/Seoul:20270101T000000', 'DTEND;TZID=Asia/Seoul:20270103T000000'], '2027-01-01/2027-01-02'],
    ['midnight UTC', ['DTSTART:20270101T000000Z', 'DTEND:20270102T000000Z'], '2027-01-01/2027-01-01'],
    ['midnight of the calendar, in UTC', ['DTSTART:20261231T150000Z', 'DTEND:20270101T150000Z'], '2027-01-01/2027-01-01'],
    ['an end with a time', ['DTSTART;VALUE=DATE:20270101', 'DTEND:20270101T235959'], '2027-01-01/2027-01-01'],
    ['the last minute', ['DTSTART:20270101T000000', 'DTEND:20270102T235900'], '2027-01-01/2027-01-02'],
    ['hours that are a day', ['DTSTART:20270101T000000', 'DURATION:PT24H'], '2027-01-01/2027-01-01'],
    ['no end', ['DTSTART:20270101T000000'], '2027-01-01/2027-01-01'],
  ])('declares a whole day by %s', async (_, lines, span) => {
    const { sent, listed } = await anAdmin();
    expect(await sent(ics('X-WR-TIMEZONE:Asia/Seoul', ...days(...lines)))).toMatchObject({ created: 1 });
    expect(await listed()).toEqual([`${span} Day`]);
  });

  it.each([
    ['morning', ['DTSTART:20270101T000000', 'DTEND:20270101T120000'], 'lines.3.end_on is not a whole day'],
    ['hour', ['DTSTART:20270101T000000', 'DURATION:PT1H'], 'lines.3.end_on is not a whole day'],
    ['shifted day', ['DTSTART:20270101T100000', 'DTEND:20270102T100000'], 'lines.3.start_on is not a whole day'],
  ])('is refused with a %s', async (_, lines, problem) => {
    const { sent } = await anAdmin();
    expect(await sent(ics(...days(...lines)))).toEqual([problem]);
  });

  it('may have a byte order mark, blank lines, and a fold within a character', async () => {
    const { sent, listed } = await anAdmin();
    const text = Buffer.from(ics('', ...event('대체공휴일', '20280301'), '   ', ''));
    const at = text.indexOf('체') + 1;
    const folded = Buffer.concat([text.subarray(0, at), Buffer.from('\r\n '), text.subarray(at)]);
    expect(await sent(Buffer.concat([Buffer.from('\ufeff\r\n\r\n \r\n'), folded]))).toMatchObject({ created: 1 });
    expect(await listed()).toEqual(['2028-03-01/2028-03-01 대체공휴일']);
  });

  it.each([
    ['SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=EC=84=A4=\r\n=EB=82=A0 =26 more', '설날 & more'],
    ['SUMMARY;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:F=FCr Elise', 'Für Elise'],
    ['SUMMARY;CHARSET=EUC-KR;ENCODING=QUOTED-PRINTABLE:=BC=B3=B3=AF', '설날'],
    ['SUMMARY:Martin Luther King\\, Jr.&#39\\;s &amp; St. Jos&eacute;&#x2019;s', "Martin Luther King, Jr.'s & St. José’s"],
    [`SUMMARY:${'x'.repeat(250)}`, `${'x'.repeat(199)}…`],
  ])('decodes escaped names: %s', async (summary, name) => {
    const { sent, listed } = await anAdmin();
    expect(await sent(ics('BEGIN:VEVENT', summary, 'DTSTART;VALUE=DATE:20270101', 'END:VEVENT'))).toMatchObject({ created: 1 });
    expect(await listed()).toEqual([`2027-01-01/2027-01-01 ${name}`]);
  });

  it('is refused if the file cancels events', async () => {
    const { sent } = await anAdmin();
    expect(await sent(ics('METHOD:CANCEL', ...event('X', '20280301')))).toEqual([
      'file cancels events (METHOD:CANCEL) and has no holidays to import. Delete the holidays in Tutti instead',
    ]);
    expect(await sent(ics('METHOD:PUBLISH', ...event('X', '20280301')))).toMatchObject({ created: 1 });
  });

  it('may have a single day within a range', async () => {
    const { as, sent, listed } = await anAdmin();
    const csv = 'date,until,name\n2027-02-06,2027-02-08,설날\n2027-02-07,,신춘\n';
    expect(await sent(csv)).toMatchObject({ created: 2 });
    expect(await sent(csv)).toMatchObject({ created: 0, unchanged: 2 });
    expect(await listed()).toEqual(['2027-02-06/2027-02-08 설날', '2027-02-07/2027-02-07 신춘']);
    expect((await as.post(holidays, { start_on: '2027-02-08', name: 'X' })).status).toBe(201);
    expect((await as.post(holidays, { start_on: '2027-02-08', name: 'Y' })).body.error).toBe('HOLIDAY_TAKEN');
    expect((await as.get('/api/v1/calendar/workdays?from=2027-02-05&add=1')).body).toMatchObject({ end_on: '2027-02-09', workdays: 1 });
  });

  it('in an ambiguous encoding is previewed by a dry run, and imported once confirmed', async () => {
    const { as, sent, listed } = await anAdmin();
    const bytes = encode('date,name\n2027-12-25,Noël\n', 'windows-1252');
    const asked = (query: string) => as.post(`${holidays}/import?${query}`, multipart(bytes), MULTIPART);
    expect(await sent(bytes)).toEqual([expect.stringMatching(/^encoding is uncertain: read as windows-1252, the file contains Noël\./)]);
    expect((await asked('dry_run=true')).body).toMatchObject({
      dry_run: true,
      created: 1,
      encoding: 'windows-1252',
      encoding_sample: 'Noël',
    });
    expect(await listed()).toEqual([]);
    expect((await asked('encoding=windows-1252')).body).toMatchObject({ dry_run: false, created: 1, encoding_sample: null });
    expect(await listed()).toEqual(['2027-12-25/2027-12-25 Noël']);
  });
});
