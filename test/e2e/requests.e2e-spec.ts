import { type Answer, startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { notificationsOf } from '@test/notifications';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

const requests = '/api/v1/requests';

describe('requests for approval', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, anActive } = mentorshipsOf(api);
  const { deliver, mailsTo } = notificationsOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are created by a mentee’s move, notify the approvers, and change nothing yet', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const asked = await all.as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
    expect([asked.status, asked.headers.location]).toEqual([202, `${requests}/${asked.body.id}`]);
    expect(asked.body).toEqual({
      can: ['request:read', 'request:withdraw'],
      can_ask: [],
      id: asked.body.id,
      version: 1,
      resource: 'mentorship',
      action: 'pause',
      resource_id: id,
      link: `${mentorships}/${id}`,
      title: "Pause the mentorship 'First weeks' of 김미나 and 이준호",
      payload: { reason: 'Exams' },
      asked_version: expect.any(Number),
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
    expect((await all.as.mentee.get(`${requests}/${asked.body.id}`)).body).toMatchObject({ status: 'settled', closed_by_name: '이준호' });
    await deliver();
    expect(mailsTo('mina@example.com').map(({ subject }) => subject)).toContain('요청이 처리되었습니다: 멘토링 일시 중지');
    expect(problem(await all.as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' }))).toEqual([409, 'MENTORSHIP_NOT_MOVABLE']);
  });

  it('are answered once, by a user with the permission', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const ask = async () => (await all.as.mentee.post(`${mentorships}/${id}/extend`, { end_on: '2030-03-01' })).body.id as number;
    const first = await ask();
    expect(problem(await all.as.mentee.post(`${requests}/${first}/settle`))).toEqual([403, 'FORBIDDEN']);
    const stranger = api.as(await api.aSaved(Role.Mentor));
    expect(problem(await stranger.post(`${requests}/${first}/settle`))).toEqual([404, 'REQUEST_NOT_FOUND']);
    expect(problem(await all.as.mentor.post(`${requests}/${first}/refuse`, { reason: 'No' }, { 'if-match': '"7"' }))).toEqual([
      412,
      'PRECONDITION_FAILED',
    ]);
    for (const words of [{}, { reason: '' }, { reason: null }])
      expect(problem(await all.as.mentor.post(`${requests}/${first}/refuse`, words))).toEqual([422, 'VALIDATION_FAILED']);
    const race = await Promise.all([
      all.as.mentor.post(`${requests}/${first}/refuse`, { reason: 'After the concert' }),
      // The former name, with the former name of the reason.
      all.as.admin.post(`${requests}/${first}/dismiss`, { note: 'After the concert' }),
    ]);
    expect(race.map(({ status, body }) => body.error ?? status).sort()).toEqual([200, 'REQUEST_CLOSED']);
    expect((await all.as.mentee.get(`${requests}/${first}`)).body).toMatchObject({ status: 'refused', note: 'After the concert' });
    await deliver();
    expect(mailsTo('mina@example.com').map(({ subject }) => subject)).toContain('요청이 반려되었습니다: 멘토링 기간 연장');
    expect(await ask()).not.toBe(first);
    const terminate = await all.as.mentor.post(`${mentorships}/${id}/terminate`, { reason: 'A tour' });
    expect(terminate.status).toBe(202);
    expect(problem(await all.as.mentor.post(`${requests}/${terminate.body.id}/settle`))).toEqual([403, 'FORBIDDEN']);
    expect((await all.as.admin.post(`${requests}/${terminate.body.id}/settle`)).body.status).toBe('settled');
    expect(problem(await all.as.mentee.get(`${requests}/${terminate.body.id}`))).toEqual([404, 'REQUEST_NOT_FOUND']);
  });

  it('let a mentee ask for a mentor', async () => {
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

  it('move to the next mentor with the mentorship', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const { body } = await all.as.mentee.post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
    const next = await api.aSaved(Role.Mentor);
    await all.as.admin.post(`${mentorships}/${id}/hand-over`, { mentor_id: next.id, reason: 'A tour' });
    expect(problem(await all.as.mentor.post(`${requests}/${body.id}/settle`))).toEqual([404, 'REQUEST_NOT_FOUND']);
    expect((await api.as(next).post(`${requests}/${body.id}/settle`)).status).toBe(200);
  });

  it('are withdrawn by those who asked, once and by nobody else', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const asked = (await all.as.mentor.post(`${mentorships}/${id}/terminate`, { reason: 'A tour' })).body;
    expect(problem(await all.as.admin.post(`${requests}/${asked.id}/withdraw`))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await all.as.mentee.post(`${requests}/${asked.id}/withdraw`))).toEqual([404, 'REQUEST_NOT_FOUND']);
    expect(problem(await all.as.mentor.post(`${requests}/${asked.id}/withdraw`, undefined, { 'if-match': '"7"' }))[0]).toBe(412);
    const withdrawn = await all.as.mentor.post(`${requests}/${asked.id}/withdraw`);
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', closed_by_id: all.mentor.id, note: null, can: ['request:read'] });
    const again = await all.as.mentor.post(`${requests}/${asked.id}/withdraw`, undefined, { 'accept-language': 'en' });
    expect([again.body.error, again.body.details]).toEqual([
      'REQUEST_CLOSED',
      [{ field: 'status', message: 'The state is withdrawn; no move is open.' }],
    ]);
    await deliver();
    expect(mailsTo('junho@example.com').map(({ subject }) => subject)).not.toContain(expect.stringContaining('멘토링 조기 종료'));
  });

  it('are listed by status, kind and asker, also oneself, in the language of the reader', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const extend = (await all.as.mentee.post(`${mentorships}/${id}/extend`, { end_on: '2030-03-01' })).body;
    const wish = (await all.as.mentee.post(mentorships, { mentor_id: all.mentor.id })).body;
    const own = (await all.as.mentor.post(`${mentorships}/${id}/hand-over`, { mentor_id: all.admin.id, reason: 'A tour' })).body;
    const idsOf = async (query: string) =>
      (await all.as.mentor.get(`${requests}?${query}&ordering=created_at`)).body.results.map((row: any) => row.id);
    expect(await idsOf('status=open')).toEqual([extend.id, wish.id, own.id]);
    expect(await idsOf('asker_id=me')).toEqual([own.id]);
    expect(await idsOf('decider_id=me')).toEqual([extend.id, wish.id]);
    expect(await idsOf(`decider_id=${all.admin.id}`)).toEqual([extend.id, wish.id, own.id]);
    expect(await idsOf(`decider_id=${all.mentee.id}`)).toEqual([]);
    expect(await idsOf(`asker_id=${all.mentee.id}&action=extend`)).toEqual([extend.id]);
    expect(await idsOf('status=void,approved')).toEqual([]);
    const korean = await all.as.mentor.get(`${requests}?ordering=created_at`, { 'accept-language': 'ko' });
    expect(korean.body.results.map(({ title, link }: any) => [title, link])).toEqual([
      ['김미나 님과 이준호 님의 멘토링 ‘First weeks’ 기간을 2030-03-01까지 연장', `${mentorships}/${id}`],
      ['김미나 님에게 이준호 님을 멘토로 배정', null],
      [`김미나 님과 이준호 님의 멘토링 ‘First weeks’의 멘토를 ${all.admin.name} 님으로 변경`, `${mentorships}/${id}`],
    ]);
    expect(korean.body.results.map(({ can }: any) => can)).toEqual([
      ['request:read', 'request:approve', 'request:refuse', 'request:settle'],
      ['request:read', 'request:approve', 'request:refuse', 'request:settle'],
      ['request:read', 'request:withdraw'],
    ]);
    // Their own language counts without a header, and the header before it.
    const titleOf = async (headers = {}) => (await all.as.mentor.get(`${requests}/${extend.id}`, headers)).body.title;
    expect(await titleOf()).toBe(korean.body.results[0].title);
    expect(await titleOf({ 'accept-language': 'en' })).toBe("Extend the mentorship 'First weeks' of 김미나 and 이준호 to 2030-03-01");
  });
});
