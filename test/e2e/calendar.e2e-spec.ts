import { type Answer, startApi } from '@test/app';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

const holidays = '/api/v1/calendar/holidays';
const workdays = '/api/v1/calendar/workdays';

describe('holidays', () => {
  const api = startApi();
  // Numbers begin anew with every test, and what is kept of them is kept for a second.
  beforeEach(() => api.get(CalendarService).forget());
  const problem = ({ status, body }: Answer) => [status, body.error];

  async function anAdmin() {
    const as = api.as(await api.aSaved(Role.Admin));
    const made = async (start_on: string, name: string, end_on?: string) => (await as.post(holidays, { start_on, end_on, name })).body;
    return { as, made };
  }

  it('are created, shown, updated and deleted', async () => {
    const { as } = await anAdmin();
    const created = await as.post(holidays, { start_on: '2027-02-06', end_on: '2027-02-08', name: ' 설날 ' });
    expect([created.status, created.headers.location, created.headers.etag]).toEqual([201, `${holidays}/${created.body.id}`, '"1"']);
    const { body } = await as.get(`${holidays}/${created.body.id}`);
    expect(body).toEqual({
      can: ['holiday:read', 'holiday:update', 'holiday:delete'],
      can_ask: [],
      version: 1,
      id: created.body.id,
      start_on: '2027-02-06',
      end_on: '2027-02-08',
      name: '설날',
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const url = `${holidays}/${body.id}`;
    const longer = await as.patch(url, { end_on: '2027-02-09' }, { 'if-match': '"1"' });
    expect([longer.status, longer.headers.etag, longer.body.end_on]).toEqual([200, '"2"', '2027-02-09']);
    expect(problem(await as.put(url, { name: 'X' }, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await as.delete(url)).status).toBe(204);
    expect(problem(await as.get(url))).toEqual([404, 'HOLIDAY_NOT_FOUND']);
    const trail = await api.rows('SELECT action, changes FROM audit_entries ORDER BY id');
    expect(trail.map(({ action }) => action)).toEqual(['holiday.create', 'holiday.update', 'holiday.remove']);
    expect(trail[1]!.changes).toEqual({ end_on: ['2027-02-08', '2027-02-09'] });
    const told = await api.rows('SELECT name, payload FROM outbox ORDER BY id');
    expect(told.map(({ name }) => name)).toEqual(Array(3).fill('HolidaysChanged'));
  });

  it('last one day without an end date', async () => {
    const { made } = await anAdmin();
    expect(await made('2026-10-09', '한글날')).toMatchObject({ start_on: '2026-10-09', end_on: '2026-10-09' });
  });

  it('are listed by year and period, searched and ordered', async () => {
    const { as, made } = await anAdmin();
    await made('2026-12-24', 'The turn of the year', '2027-01-03');
    await made('2026-10-09', '한글날');
    await made('2027-02-06', '설날', '2027-02-08');
    const names = async (query: string) => (await as.get(`${holidays}?${query}`)).body.results.map(({ name }: { name: string }) => name);
    expect(await names('')).toEqual(['한글날', 'The turn of the year', '설날']);
    expect(await names('year=2026')).toEqual(['한글날', 'The turn of the year']);
    expect(await names('year=2027')).toEqual(['The turn of the year', '설날']);
    expect(await names('year=2028')).toEqual([]);
    expect(await names('from=2027-01-03')).toEqual(['The turn of the year', '설날']);
    expect(await names('from=2027-01-04&to=2027-02-06')).toEqual(['설날']);
    expect(await names('search=글')).toEqual(['한글날']);
    expect(await names('ordering=-start_on')).toEqual(['설날', 'The turn of the year', '한글날']);
    for (const query of ['year=1', 'from=tomorrow', 'to=2026-02-30', 'on=2026-01-01'])
      expect((await as.get(`${holidays}?${query}`)).status).toBe(422);
    const { body } = await as.get(holidays);
    expect((await as.get(`${holidays}/${body.results[0].id}`)).body).toMatchObject(body.results[0]);
  });

  it('overlap no other holiday of their kind, also under concurrent creation', async () => {
    const { as, made } = await anAdmin();
    const answers = await Promise.all(
      [0, 1, 2, 3].map((day) => as.post(holidays, { start_on: `2027-02-0${6 + day}`, end_on: '2027-02-10', name: 'X' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const one = await made('2027-03-01', '삼일절');
    expect(problem(await as.post(holidays, { start_on: '2027-03-01', name: 'X' }))).toEqual([409, 'HOLIDAY_TAKEN']);
    expect((await as.post(holidays, { start_on: '2027-02-28', end_on: '2027-03-02', name: 'X' })).status).toBe(201);
    expect(problem(await as.patch(`${holidays}/${one.id}`, { start_on: '2027-02-09' }))).toEqual([409, 'HOLIDAY_TAKEN']);
    // Another company has its own.
    const theirs = await api
      .as(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }))
      .post(holidays, { start_on: '2027-03-01', name: 'X' });
    expect(theirs.status).toBe(201);
  });

  it('are refused with invalid dates', async () => {
    const { as, made } = await anAdmin();
    const one = await made('2027-03-01', '삼일절');
    const given = (fields: object) => as.post(holidays, { start_on: '2027-05-05', name: 'X', ...fields });
    for (const fields of [
      { start_on: '2027-02-29' },
      { start_on: '2027-05-05T00:00:00Z' },
      { start_on: null },
      { end_on: '2027-05-04' },
      { end_on: '2029-05-05' },
      { name: '' },
      { name: 'a\nb' },
      { company_id: 'elsewhere' },
      { id: 7 },
    ])
      expect(problem(await given(fields))).toEqual([422, 'VALIDATION_FAILED']);
    const { body } = await as.patch(`${holidays}/${one.id}`, { end_on: '2027-02-28' }, { 'accept-language': 'ko' });
    expect(body.details).toEqual([{ field: 'end_on', message: 'start_on보다 빠를 수 없습니다' }]);
  });

  it('are read by the whole company, changed by its admins, and 404 elsewhere', async () => {
    const { made } = await anAdmin();
    const url = `${holidays}/${(await made('2027-03-01', '삼일절')).id}`;
    for (const role of [Role.Mentor, Role.Mentee]) {
      const somebody = api.as(await api.aSaved(role));
      expect((await somebody.get(holidays)).body.count).toBe(1);
      expect((await somebody.get(url)).status).toBe(200);
      for (const answer of [
        await somebody.post(holidays, { start_on: '2027-01-01', name: 'X' }),
        await somebody.patch(url, {}),
        await somebody.delete(url),
      ])
        expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
    }
    const stranger = api.as(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }));
    expect((await stranger.get(holidays)).body.count).toBe(0);
    for (const answer of [await stranger.get(url), await stranger.patch(url, { name: 'X' }), await stranger.delete(url)])
      expect(problem(answer)).toEqual([404, 'HOLIDAY_NOT_FOUND']);
    expect(problem(await api.anonymous().get(holidays))).toEqual([401, 'INVALID_TOKEN']);
  });

  it('are deleted with their company', async () => {
    await api.rows("INSERT INTO companies (id, name) VALUES ('gone', 'Gone')");
    await api.rows("INSERT INTO holidays (company_id, start_on, end_on, name) VALUES ('gone', '2027-01-01', '2027-01-01', 'X')");
    const platform = api.as(await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }));
    expect((await platform.delete('/api/v1/companies/gone')).status).toBe(204);
  });
});

describe('the workdays of a person', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('exclude weekends, company holidays and own leave at once', async () => {
    const [admin, mina, other] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
    const reckoned = async (query: string) => (await api.as(mina).get(`${workdays}?${query}`)).body;
    expect(await reckoned('from=2027-02-05&add=1')).toEqual({
      start_on: '2027-02-05',
      end_on: '2027-02-08',
      workdays: 1,
      timezone: 'Asia/Seoul',
    });
    await api.as(admin).post(holidays, { start_on: '2027-02-06', end_on: '2027-02-09', name: '설날' });
    expect(await reckoned('from=2027-02-05&add=1')).toMatchObject({ end_on: '2027-02-10', workdays: 1 });
    await api.as(mina).post('/api/v1/calendar/leave', { start_on: '2027-02-10', end_on: '2027-02-12' });
    await api.as(other).post('/api/v1/calendar/leave', { start_on: '2027-02-15' });
    expect(await reckoned('from=2027-02-05&add=1')).toMatchObject({ end_on: '2027-02-15' });
    expect(await reckoned('from=2027-02-05&to=2027-02-17')).toMatchObject({ end_on: '2027-02-17', workdays: 3 });
    expect(await reckoned('from=2027-02-15&add=-1')).toMatchObject({ end_on: '2027-02-05', workdays: -1 });
  });

  it('start on today’s date in the person’s time zone, and on a workday', async () => {
    const samoan = await api.aSaved(Role.Mentee, { timezone: 'Pacific/Apia', company_id: null });
    const { body } = await api.as(samoan).get(workdays);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Apia' }).format(new Date());
    expect(body).toMatchObject({ start_on: today, workdays: 0, timezone: 'Pacific/Apia' });
    expect(new Date(body.end_on).getUTCDay() % 6).not.toBe(0);
  });

  it('follow the weekend setting of the company', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const changed = await admin.patch('/api/v1/companies/sinfonia', { settings: { weekend: ['friday', 'saturday'] } });
    expect(changed.status).toBe(200);
    expect((await admin.get(`${workdays}?from=2026-03-05&add=1`)).body.end_on).toBe('2026-03-08');
    for (const weekend of [
      'sunday',
      ['funday'],
      ['sunday', 'sunday'],
      [0],
      ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
    ])
      expect(problem(await admin.patch('/api/v1/companies/sinfonia', { settings: { weekend } }))).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('are limited in range', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    expect(problem(await admin.get(`${workdays}?from=2199-12-01&add=1000`))).toEqual([422, 'WORKDAY_OUT_OF_REACH']);
    await api.rows("INSERT INTO holidays (company_id, start_on, end_on, name) VALUES ('sinfonia', '1900-01-01', '2199-12-31', 'For ever')");
    api.get(CalendarService).forget();
    expect(problem(await admin.get(`${workdays}?from=2026-03-01`))).toEqual([422, 'WORKDAY_OUT_OF_REACH']);
    expect((await admin.get(`${workdays}?from=2026-03-01&to=2026-12-01`)).body.workdays).toBe(0);
    for (const query of ['add=1&to=2026-01-01', 'add=1.5', 'add=10001', 'from=2026-02-30', 'from=1899-12-31', 'days=1'])
      expect(problem(await admin.get(`${workdays}?${query}`))).toEqual([422, 'VALIDATION_FAILED']);
  });
});
