import { type Answer, startApi } from '@test/app';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';
import { LeaveService } from '@organisation/calendar/leave.service';

const leave = '/api/v1/calendar/leave';

describe('leave', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const problem = ({ status, body }: Answer) => [status, body.error];

  async function people() {
    const [admin, mentor, mina] = [
      await api.aSaved(Role.Admin),
      await api.aSaved(Role.Mentor),
      await api.aSaved(Role.Mentee, { name: '김미나' }),
    ];
    return { mina, admin: api.as(admin), mentor: api.as(mentor), as: api.as(mina) };
  }

  it('is created, shown, updated and deleted by its owner', async () => {
    const { mina, as } = await people();
    const taken = await as.post(leave, { start_on: '2027-07-26', end_on: '2027-07-30', kind: 'annual', note: 'Sokcho' });
    expect([taken.status, taken.headers.location, taken.headers.etag]).toEqual([201, `${leave}/${taken.body.id}`, '"1"']);
    const url = `${leave}/${taken.body.id}`;
    expect((await as.get(url)).body).toEqual({
      can: ['leave:read', 'leave:read_reason', 'leave:update', 'leave:delete'],
      can_ask: [],
      id: taken.body.id,
      version: 1,
      user: { id: mina.id, name: '김미나', profile_image: null },
      start_on: '2027-07-26',
      end_on: '2027-07-30',
      kind: 'annual',
      note: 'Sokcho',
      substitute: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const changed = await as.patch(url, { end_on: '2027-08-02', kind: null, note: null });
    expect(changed.body).toMatchObject({ start_on: '2027-07-26', end_on: '2027-08-02', kind: null, note: null });
    expect(problem(await as.put(url, { kind: 'sick' }, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await as.delete(url)).status).toBe(204);
    expect(problem(await as.get(url))).toEqual([404, 'LEAVE_NOT_FOUND']);
    const trail = await api.rows('SELECT action, changes FROM audit_entries ORDER BY id');
    expect(trail.map(({ action }) => action)).toEqual(['leave.create', 'leave.update', 'leave.remove']);
    // That somebody is away is the company's to know, why is not.
    expect(trail[0]!.changes).toMatchObject({ start_on: ['***', '***'], kind: ['***', '***'], note: ['***', '***'] });
    expect(JSON.stringify(trail)).not.toMatch(/Sokcho|annual/);
    const told = await api.rows('SELECT name, payload FROM outbox ORDER BY id');
    expect(told.map(({ name }) => name)).toEqual(Array(3).fill('LeaveChanged'));
    expect(JSON.stringify(told)).not.toMatch(/Sokcho|annual/);
  });

  it('is entered by admins for everybody, and hidden from others', async () => {
    const { mina, admin, mentor, as } = await people();
    const entered = await admin.post(leave, { user_id: mina.id, start_on: '2027-01-04', kind: 'sick' });
    expect(entered.body).toMatchObject({ user: { id: mina.id }, end_on: '2027-01-04' });
    const url = `${leave}/${entered.body.id}`;
    await mentor.post(leave, { start_on: '2027-01-04' });
    const counts = await Promise.all([admin, mentor, as].map(async (one) => (await one.get(leave)).body.count));
    expect(counts).toEqual([2, 1, 1]);
    expect((await admin.get(`${leave}?user_id=${mina.id}`)).body.count).toBe(1);
    expect((await mentor.get(`${leave}?user_id=${mina.id}`)).body.count).toBe(0);
    for (const answer of [await mentor.get(url), await mentor.patch(url, { note: 'X' }), await mentor.delete(url)])
      expect(problem(answer)).toEqual([404, 'LEAVE_NOT_FOUND']);
    expect(problem(await mentor.post(leave, { user_id: mina.id, start_on: '2027-01-05' }))).toEqual([403, 'FORBIDDEN']);
    expect((await admin.patch(url, { end_on: '2027-01-05' })).status).toBe(200);
    expect((await admin.delete(url)).status).toBe(204);
  });

  it('shows a pair when the other is away, but not why', async () => {
    const [mentor, mina] = [await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    const pair = await api.pair(mentor, mina);
    const { body: taken } = await api.as(mina).post(leave, { start_on: '2027-07-26', kind: 'sick', note: 'Flu' });
    const { body: seen } = await api.as(mentor).get(`${leave}/${taken.id}`);
    expect(seen).toMatchObject({ start_on: '2027-07-26', kind: null, note: null, can: ['leave:read'], user: { id: mina.id } });
    const count = async (query: string) => (await api.as(mentor).get(`${leave}?${query}`)).body.count;
    expect([await count(''), await count('kind=sick'), await count('kind=annual')]).toEqual([1, 0, 0]);
    for (const answer of [
      await api.as(mentor).patch(`${leave}/${taken.id}`, { note: 'X' }),
      await api.as(mentor).delete(`${leave}/${taken.id}`),
    ])
      expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
    const { body: mentors } = await api.as(mentor).post(leave, { start_on: '2027-08-02', kind: 'annual' });
    expect((await api.as(mina).get(`${leave}/${mentors.id}`)).body).toMatchObject({ kind: null, can: ['leave:read'] });
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${pair.id}`);
    expect([await count(''), problem(await api.as(mentor).get(`${leave}/${taken.id}`))]).toEqual([1, [404, 'LEAVE_NOT_FOUND']]);
  });

  it('is refused for people of other companies and deactivated ones', async () => {
    const { admin } = await people();
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const gone = await api.aSaved(Role.Mentee, { status: 'deactivated' as never });
    for (const { id } of [foreign, gone, { id: 2_000_000_000 }])
      expect(problem(await admin.post(leave, { user_id: id, start_on: '2027-01-04' }))).toEqual([404, 'USER_NOT_FOUND']);
    const nobodys = api.as(await api.aSaved(Role.Mentee, { company_id: null }));
    expect(problem(await nobodys.post(leave, { start_on: '2027-01-04' }))).toEqual([403, 'FORBIDDEN']);
    expect((await nobodys.get(leave)).body.count).toBe(0);
    const stranger = api.as(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }));
    const mine = (await admin.post(leave, { start_on: '2027-01-04' })).body;
    expect(problem(await stranger.get(`${leave}/${mine.id}`))).toEqual([404, 'LEAVE_NOT_FOUND']);
  });

  it('is listed by period and kind', async () => {
    const { as } = await people();
    await as.post(leave, { start_on: '2027-01-04', end_on: '2027-01-08', kind: 'annual' });
    await as.post(leave, { start_on: '2027-03-02', kind: 'training' });
    const days = async (query: string) =>
      (await as.get(`${leave}?${query}`)).body.results.map(({ start_on }: { start_on: string }) => start_on);
    expect(await days('')).toEqual(['2027-01-04', '2027-03-02']);
    expect(await days('ordering=-start_on')).toEqual(['2027-03-02', '2027-01-04']);
    expect(await days('from=2027-01-08&to=2027-03-01')).toEqual(['2027-01-04']);
    expect(await days('kind=training')).toEqual(['2027-03-02']);
    expect((await as.get(`${leave}?kind=nap`)).status).toBe(422);
  });

  it('is created once under concurrent requests', async () => {
    const { admin, mina, as } = await people();
    const answers = await Promise.all([
      as.post(leave, { start_on: '2027-07-26', end_on: '2027-07-30' }),
      as.post(leave, { start_on: '2027-07-30', end_on: '2027-08-06' }),
      admin.post(leave, { user_id: mina.id, start_on: '2027-07-01', end_on: '2027-12-31' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(problem(answers.find(({ status }) => status === 409)!)).toEqual([409, 'LEAVE_OVERLAPS']);
    const later = (await as.post(leave, { start_on: '2028-01-03' })).body;
    expect(problem(await as.patch(`${leave}/${later.id}`, { start_on: '2027-07-30' }))).toEqual([409, 'LEAVE_OVERLAPS']);
    // Others are away whenever they like.
    expect((await admin.post(leave, { start_on: '2027-07-26' })).status).toBe(201);
  });

  it('is refused with invalid or overlapping dates', async () => {
    const { as } = await people();
    for (const fields of [
      { end_on: '2027-01-01' },
      { end_on: '2035-01-01' },
      { kind: 'nap' },
      { note: 'x'.repeat(1_001) },
      { company_id: 'x' },
      { start_on: 7 },
    ])
      expect(problem(await as.post(leave, { start_on: '2027-01-04', ...fields }))).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('is deleted when the person is anonymised', async () => {
    const { mina, as } = await people();
    await as.post(leave, { start_on: '2027-01-04', note: 'Sokcho' });
    await api.get(LeaveService).forgetPerson(mina.id);
    expect((await as.get(leave)).body.count).toBe(0);
  });
});
