import { type Answer, startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { notificationsOf } from '@test/notifications';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';
import { MentorshipBeginningsService } from '@programmes/mentorships/mentorship-beginnings.service';

describe('mentorships', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, aMentorship, anActive, timeline } = mentorshipsOf(api);
  const { deliver, mailsTo } = notificationsOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are proposed by a mentor, accepted by the mentee, and start on their first day', async () => {
    const { curriculum, mentor, mentee, as } = await people();
    const proposal = {
      mentee_id: mentee.id,
      curriculum_ids: [curriculum.id],
      start_on: '2026-01-05',
      tags: ['strings'],
      goal: 'Lead a section',
    };
    const proposed = await as.mentor.post(mentorships, proposal);
    const url = `${mentorships}/${proposed.body.id}`;
    expect([proposed.status, proposed.headers.location, proposed.headers.etag]).toEqual([201, url, '"1"']);
    expect(proposed.body).toEqual({
      can: expect.arrayContaining(['mentorship:withdraw']),
      can_ask: [],
      id: proposed.body.id,
      version: 1,
      status: 'proposed',
      reason: null,
      mentor_id: mentor.id,
      mentor_name: '이준호',
      mentor: { id: mentor.id, name: '이준호', profile_image: null },
      mentee_id: mentee.id,
      mentee_name: '김미나',
      mentee: { id: mentee.id, name: '김미나', profile_image: null },
      curriculum_title: 'First weeks',
      curricula: [{ id: curriculum.id, title: 'First weeks', version: null }],
      total_weeks: 4,
      total_tasks: 0,
      completed_tasks: 0,
      tags: ['strings'],
      goal: 'Lead a section',
      start_on: '2026-01-05',
      end_on: '2026-02-01',
      author_id: mentor.id,
      author: { id: mentor.id, name: '이준호', profile_image: null },
      expires_at: expect.any(String),
      mentor_accepted_at: expect.any(String),
      mentee_accepted_at: null,
      activated_at: null,
      paused_on: null,
      end_passed_at: null,
      ended_at: null,
      mentors: [],
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    await deliver();
    expect(mailsTo('junho@example.com')).toEqual([]);
    expect(mailsTo('mina@example.com')).toMatchObject([{ subject: '멘토링 제안이 답변을 기다리고 있습니다: First weeks' }]);
    expect(problem(await as.mentor.post(`${url}/accept`))).toEqual([409, 'MENTORSHIP_NOT_MOVABLE']);
    const accepted = await as.mentee.post(`${url}/accept`);
    expect([accepted.status, accepted.body.status, accepted.headers.etag]).toEqual([200, 'scheduled', '"2"']);
    expect(await api.get(MentorshipBeginningsService).activate(proposed.body.id)).toBe(true);
    const { body } = await as.mentee.get(url);
    expect(body).toMatchObject({ status: 'active', activated_at: expect.any(String), curricula: [{ version: 1 }] });
    expect(body.mentors).toEqual([{ id: mentor.id, name: '이준호', started_at: body.activated_at, ended_at: null }]);
    expect(await timeline(mentee, body.id)).toEqual(['created', 'proposed', 'accepted', 'scheduled', 'activated']);
    await deliver();
    expect(mailsTo('junho@example.com').map(({ subject }) => subject)).toEqual(['멘토링이 시작되었습니다: First weeks']);
    const trail = await api.rows("SELECT action, actor_id FROM audit_entries WHERE resource = 'mentorship' ORDER BY id");
    expect(trail).toEqual([
      { action: 'mentorship.create', actor_id: mentor.id },
      { action: 'mentorship.accept', actor_id: mentee.id },
      { action: 'mentorship.activate', actor_id: null },
    ]);
  });

  it('are drafted, updated and proposed by an admin, who may accept for both sides', async () => {
    const all = await people();
    const { as, admin, curriculum } = all;
    const draft = await aMentorship(all);
    const url = `${mentorships}/${draft.id}`;
    expect(draft).toMatchObject({ status: 'draft', expires_at: null });
    for (const one of [as.mentor, as.mentee]) expect(problem(await one.get(url))).toEqual([404, 'MENTORSHIP_NOT_FOUND']);
    const change = { start_on: '2030-01-07', end_on: '2030-04-05', goal: 'Play in tune', curriculum_ids: [curriculum.id] };
    expect((await as.admin.patch(url, change)).body).toMatchObject({ start_on: '2030-01-07', end_on: '2030-04-05', goal: 'Play in tune' });
    expect(problem(await as.admin.put(url, { goal: null }, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await as.admin.post(`${url}/propose`)).body).toMatchObject({ status: 'proposed', mentor_accepted_at: null });
    expect(problem(await as.admin.patch(url, { end_on: '2030-05-05' }))).toEqual([409, 'MENTORSHIP_NOT_MOVABLE']);
    expect((await as.admin.patch(url, { goal: null })).body.goal).toBeNull();
    expect((await as.mentor.post(`${url}/accept`)).body).toMatchObject({ status: 'proposed', mentee_accepted_at: null });
    expect((await as.admin.post(`${url}/accept`)).body).toMatchObject({ status: 'scheduled', mentee_accepted_at: expect.any(String) });
    const { results } = (await as.mentee.get(`${url}/timeline`)).body;
    expect(results.at(-1)).toMatchObject({
      kind: 'scheduled',
      actor_id: admin.id,
      facts: { overridden: true, sides: ['mentor', 'mentee'] },
    });
  });

  it('are active at once if the first day has come', async () => {
    const all = await people();
    const active = await anActive(all);
    expect(active).toMatchObject({ status: 'active', curricula: [{ version: 1 }], mentors: [{ id: all.mentor.id }] });
    const later = { mentor_id: all.mentor.id, mentee_id: all.mentee.id, curriculum_ids: [all.curriculum.id], start_on: '2100-01-04' };
    const refused = await all.as.admin.post(mentorships, { ...later, status: 'active' });
    expect([refused.status, refused.body.details[0].field]).toEqual([422, 'start_on']);
  });

  it('are found by mentor, mentee, curriculum, status and words, in Korean too', async () => {
    const all = await people();
    const { as, mentor, mentee, curriculum } = all;
    const { id } = await anActive(all);
    const other = await api.aSaved(Role.Mentee, { name: '박서연', tags: ['미나'] });
    const second = await aMentorship(all, { mentee_id: other.id, tags: ['brass'] });
    await api.rows(`
      INSERT INTO tasks (company_id, title, status, assignee_id, due_at, mentorship_id, completed_at, waived_reason)
      SELECT 'sinfonia', 'Tune', s::task_status, ${mentee.id}, now(), ${id}, CASE s WHEN 'done' THEN now() END, CASE s WHEN 'waived' THEN 'No' END
      FROM unnest(ARRAY['todo', 'done', 'done', 'waived', 'cancelled']) s`);
    const ids = async (query: string, by = as.admin) =>
      (await by.get(`${mentorships}?ordering=created_at&${query}`)).body.results.map((one: { id: number }) => one.id);
    expect(await ids('')).toEqual([id, second.id]);
    expect(await ids(`mentee_id=${mentee.id}`)).toEqual([id]);
    expect(await ids(`mentor_id=${mentor.id}&status=draft`)).toEqual([second.id]);
    expect(await ids(`curriculum_id=${curriculum.id}&tags=brass`)).toEqual([second.id]);
    expect([await ids('search=미나'), await ids('search=박서연'), await ids('search=first WEEKS'), await ids('search=none')]).toEqual([
      [id],
      [second.id],
      [id, second.id],
      [],
    ]);
    expect(await ids('', as.mentee)).toEqual([id]);
    expect(await ids('', api.as(other))).toEqual([]);
    expect((await as.mentor.get(mentorships)).body.results).toMatchObject([{ id, total_tasks: 2 + 3, completed_tasks: 2 }]);
  });

  it('are refused with the missing field or the person who cannot be paired', async () => {
    const all = await people();
    const { as, mentor, mentee, curriculum, admin } = all;
    const empty = await as.admin.post(mentorships, {});
    expect(empty.body.details.map(({ field }: { field: string }) => field)).toEqual([
      'mentor_id',
      'mentee_id',
      'curriculum_ids',
      'start_on',
    ]);
    const whole = { mentor_id: mentor.id, mentee_id: mentee.id, curriculum_ids: [curriculum.id], start_on: '2030-01-07' };
    const tried = async (fields: object, by = as.admin) => problem(await by.post(mentorships, { ...whole, ...fields }));
    const [suspended, foreign] = [
      await api.aSaved(Role.Mentee, { status: 'suspended' as never }),
      await api.aSaved(Role.Mentee, { company_id: 'elsewhere' }),
    ];
    expect(await tried({ mentee_id: suspended.id })).toEqual([409, 'PERSON_UNAVAILABLE']);
    expect(await tried({ mentee_id: foreign.id })).toEqual([404, 'USER_NOT_FOUND']);
    expect(await tried({ mentee_id: mentor.id })).toEqual([422, 'PAIR_UNFIT']);
    expect(await tried({ mentor_id: mentee.id, mentee_id: mentor.id })).toEqual([422, 'PAIR_UNFIT']);
    expect(await tried({ end_on: '2030-01-07' })).toEqual([422, 'VALIDATION_FAILED']);
    expect(await tried({ end_on: '2190-01-07' })).toEqual([422, 'VALIDATION_FAILED']);
    expect(await tried({ curriculum_ids: [2_000_000_000] })).toEqual([404, 'CURRICULUM_NOT_FOUND']);
    expect(await tried({ status: 'paused' })).toEqual([422, 'VALIDATION_FAILED']);
    expect(await tried({ mentor_id: admin.id }, as.mentor)).toEqual([403, 'FORBIDDEN']);
    expect(await tried({ status: 'active' }, as.mentor)).toEqual([403, 'FORBIDDEN']);
    await as.admin.post(`/api/v1/curricula/${curriculum.id}/deprecate`);
    expect(await tried({})).toEqual([409, 'CURRICULUM_NOT_MOVABLE']);
  });

  it('are deleted only if they never started and are not open', async () => {
    const all = await people();
    const { as } = all;
    const draft = await aMentorship(all);
    const url = `${mentorships}/${draft.id}`;
    await as.admin.post(`${url}/propose`);
    expect(problem(await as.admin.delete(url))).toEqual([409, 'MENTORSHIP_NOT_REMOVABLE']);
    expect((await as.mentee.post(`${url}/decline`, { reason: 'Not now' })).body).toMatchObject({ status: 'declined', reason: 'Not now' });
    expect(problem(await as.mentee.delete(url))).toEqual([403, 'FORBIDDEN']);
    expect((await as.admin.delete(url)).status).toBe(204);
    expect(problem(await as.admin.get(url))).toEqual([404, 'MENTORSHIP_NOT_FOUND']);
    const active = await anActive(all);
    expect(problem(await as.admin.delete(`${mentorships}/${active.id}`))).toEqual([409, 'MENTORSHIP_NOT_REMOVABLE']);
  });
});
