import { encode } from 'iconv-lite';
import { startApi } from '@test/app';
import { MULTIPART, multipart } from '@test/imports';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

const holidays = '/api/v1/calendar/holidays';
const CSV = '날짜,종료일,이름\n2028-02-28,2028-03-01,삼일절 연휴\n';

describe('a file of holidays, in whichever form it comes', () => {
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

  it.each(['utf-8', 'cp949', 'utf-16le'])('is read as a spreadsheet writes it: %s', async (encoding) => {
    const { as, sent, listed } = await anAdmin();
    const bytes = encode(CSV, encoding, { addBOM: encoding !== 'cp949' });
    expect(await sent(bytes)).toEqual({ created: 1, updated: 0, unchanged: 0 });
    // Over a leap day.
    expect(await listed()).toEqual(['2028-02-28/2028-03-01 삼일절 연휴']);
    expect((await as.get('/api/v1/calendar/workdays?from=2028-02-25&add=1')).body).toMatchObject({ end_on: '2028-03-02', workdays: 1 });
  });

  const event = (name: string, day: string) => ['BEGIN:VEVENT', `SUMMARY:${name}`, `DTSTART;VALUE=DATE:${day}`, 'END:VEVENT'];
  const ics = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

  it('is refused where an event breaks off and another begins', async () => {
    const { sent, listed } = await anAdmin();
    const torn = event('Torn', '20280301').slice(0, -1);
    expect(await sent(ics(...torn, ...event('Whole', '20280501')))).toEqual(['lines.3.event is not finished']);
    expect(await listed()).toEqual([]);
  });

  it('is refused where it breaks off between two events', async () => {
    const { sent, listed } = await anAdmin();
    const whole = ics(...event('One', '20280301'), ...event('Two', '20280501'));
    const torn = whole.slice(0, whole.lastIndexOf('BEGIN:VEVENT'));
    expect(await sent(torn)).toEqual(['file is not finished']);
    expect(await sent(whole.trimEnd())).toEqual({ created: 2, updated: 0, unchanged: 0 });
    expect(await listed()).toHaveLength(2);
  });

  it('is refused where the names of one day are too long together, so that whatever comes out can be brought in again', async () => {
    const { as, sent } = await anAdmin();
    const [one, other] = ['가'.repeat(150), '나'.repeat(150)];
    expect(await sent(`date,name\n2028-03-01,${one}\n2028-03-01,${other}\n`)).toEqual(['lines.3.name must have at most 200 characters']);
    await as.post(holidays, { start_on: '2028-03-01', name: one });
    expect(await sent((await as.raw(`${holidays}/export`)).body)).toEqual({ created: 0, updated: 0, unchanged: 1 });
  });
});
