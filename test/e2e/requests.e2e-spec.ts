import { type Answer, startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { notificationsOf } from '@test/notifications';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

const requests = '/api/v1/requests';

describe('requests', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, anActive } = mentorshipsOf(api);
  const { deliver, mailsTo } = notificationsOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are what a mentee’s move is: recorded, told to those who may, and nothing has changed', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const asked = await all.as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
    expect([asked.status, asked.headers.location]).toEqual([202, `${requests}/${asked.body.id}`]);
    expect(asked.body).toEqual({
      can: ['request:read'],
      can_ask: [],
      id: asked.body.id,
      version: 1,
      resource: 'mentorship',
      action: 'pause',
      resource_id: id,
      payload: { reason: 'Exams' },
      status: 'open',
      asker_id: all.mentee.id,
      asker_name: '김미나',
      asker: { id: all.mentee.id, name: '김미나', profile_image: null },
      closed_by_id: null,
      closed_by_name: null,
      closed_by: null,
      closed_at: null,
      note: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect((await all.as.mentee.get(`${mentorships}/${id}`)).body).toMatchObject({ status: 'active', paused_on: null });
    const told = async () => {
      await deliver();
      return [mailsTo(all.admin.email).length, mailsTo('junho@example.com').length - 1];
    };
    expect(await told()).toEqual([1, 1]);
    expect(mailsTo('junho@example.com').at(-1)).toMatchObject({ subject: '김미나 님의 요청: 멘토링 일시 중지' });
    for (const one of [all.as.admin, all.as.mentor, all.as.mentee])
      expect((await one.get(`${requests}?status=open&resource=mentorship&resource_id=${id}`)).body.count).toBe(1);
    // Repeated clicks create only one request.
    const again = await Promise.all([1, 2, 3].map(() => all.as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' })));
    expect(again.map(({ status, body }) => [status, body.id])).toEqual(Array(3).fill([202, asked.body.id]));
    expect(await told()).toEqual([1, 1]);
    const actions = await api.rows("SELECT action FROM audit_entries WHERE resource = 'request'");
    expect(actions).toEqual([{ action: 'request.create' }]);
    // Performing the action closes the request.
    await all.as.mentor.post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
    expect((await all.as.mentee.get(`${requests}/${asked.body.id}`)).body).toMatchObject({ status: 'done', closed_by_name: '이준호' });
    await deliver();
    expect(mailsTo('mina@example.com').map(({ subject }) => subject)).toContain('요청이 처리되었습니다: 멘토링 일시 중지');
    expect(problem(await all.as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' }))).toEqual([409, 'MENTORSHIP_NOT_MOVABLE']);
  });

  it('are answered once, by whoever may do the thing', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const ask = async () => (await all.as.mentee.post(`${mentorships}/${id}/extend`, { end_on: '2030-03-01' })).body.id as number;
    const first = await ask();
    expect(problem(await all.as.mentee.post(`${requests}/${first}/settle`))).toEqual([403, 'FORBIDDEN']);
    const stranger = api.as(await api.aSaved(Role.Mentor));
    expect(problem(await stranger.post(`${requests}/${first}/settle`))).toEqual([404, 'REQUEST_NOT_FOUND']);
    expect(problem(await all.as.mentor.post(`${requests}/${first}/dismiss`, {}, { 'if-match': '"7"' }))).toEqual([
      412,
      'PRECONDITION_FAILED',
    ]);
    const race = await Promise.all([
      all.as.mentor.post(`${requests}/${first}/dismiss`, { note: 'After the concert' }),
      all.as.admin.post(`${requests}/${first}/dismiss`, { note: 'After the concert' }),
    ]);
    expect(race.map(({ status, body }) => body.error ?? status).sort()).toEqual([200, 'REQUEST_CLOSED']);
    expect((await all.as.mentee.get(`${requests}/${first}`)).body).toMatchObject({ status: 'dismissed', note: 'After the concert' });
    expect(await ask()).not.toBe(first);
    const terminate = await all.as.mentor.post(`${mentorships}/${id}/terminate`, { reason: 'A tour' });
    expect(terminate.status).toBe(202);
    expect(problem(await all.as.mentor.post(`${requests}/${terminate.body.id}/settle`))).toEqual([403, 'FORBIDDEN']);
    expect((await all.as.admin.post(`${requests}/${terminate.body.id}/settle`)).body.status).toBe('done');
    expect(problem(await all.as.mentee.get(`${requests}/${terminate.body.id}`))).toEqual([404, 'REQUEST_NOT_FOUND']);
  });

  it('are how a mentee comes to a mentor', async () => {
    const all = await people();
    const wish = await all.as.mentee.post(mentorships, { goal: 'Lead a section', mentor_id: all.mentor.id });
    expect([wish.status, wish.body]).toMatchObject([202, { action: 'create', resource_id: null, payload: { goal: 'Lead a section' } }]);
    expect((await api.rows('SELECT id FROM mentorships')).length).toBe(0);
    expect((await all.as.mentor.get(requests)).body.count).toBe(1);
    expect((await all.as.mentee.post(mentorships, {})).status).toBe(202);
    expect(problem(await all.as.mentee.post(mentorships, { mentor_id: 2_000_000_000 }))).toEqual([404, 'USER_NOT_FOUND']);
    expect(problem(await all.as.mentee.post(mentorships, { mentee_id: all.mentor.id }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await all.as.mentee.post(mentorships, { status: 'active' }))).toEqual([403, 'FORBIDDEN']);
    const loner = api.as(await api.aSaved(Role.Mentee, { company_id: null }));
    expect(problem(await loner.post(mentorships, {}))).toEqual([403, 'FORBIDDEN']);
    // A replayed answer of 202 is a 202 again.
    const key = { 'idempotency-key': 'one-wish' };
    const replies = [await all.as.mentee.post(mentorships, { goal: 'X' }, key), await all.as.mentee.post(mentorships, { goal: 'X' }, key)];
    expect(replies.map(({ status, headers }) => [status, headers['idempotent-replayed']])).toEqual([
      [202, undefined],
      [202, 'true'],
    ]);
  });

  it('go to the next mentor with the mentorship', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const { body } = await all.as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
    const next = await api.aSaved(Role.Mentor);
    await all.as.admin.post(`${mentorships}/${id}/hand-over`, { mentor_id: next.id, reason: 'A tour' });
    expect(problem(await all.as.mentor.post(`${requests}/${body.id}/settle`))).toEqual([404, 'REQUEST_NOT_FOUND']);
    expect((await api.as(next).post(`${requests}/${body.id}/settle`)).status).toBe(200);
  });
});
