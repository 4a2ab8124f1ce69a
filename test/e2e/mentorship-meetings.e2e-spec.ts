import { type Answer, startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

describe('the meetings of a mentorship', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, anActive, aMentorship } = mentorshipsOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];
  const AHEAD = '2099-03-02T01:00:00+00:00';

  it('are entered by both, with shared notes of both and private notes of the mentor', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const at = `${mentorships}/${id}/meetings`;
    const entered = await all.as.mentor.post(at, { title: '첫 만남', starts_at: AHEAD, notes: 'Scales', mentor_notes: 'Shy' });
    const url = `${at}/${entered.body.id}`;
    expect([entered.status, entered.headers.location, entered.headers.etag]).toEqual([201, url, '"1"']);
    expect(entered.body).toEqual({
      can: ['read', 'update', 'delete', 'read_notes', 'write_notes'].map((action) => `meeting:${action}`),
      can_ask: [],
      id: entered.body.id,
      attachments: [],
      mentorship_id: id,
      title: '첫 만남',
      starts_at: AHEAD,
      minutes: 30,
      place: null,
      notes: 'Scales',
      mentor_notes: 'Shy',
      mentor_id: all.mentor.id,
      mentor_name: '이준호',
      author_id: all.mentor.id,
      author_name: '이준호',
      mentor: { id: all.mentor.id, name: '이준호', profile_image: null },
      author: { id: all.mentor.id, name: '이준호', profile_image: null },
      version: 1,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect((await all.as.mentee.get(url)).body).toMatchObject({ notes: 'Scales', mentor_notes: null });
    expect(JSON.stringify((await all.as.mentee.get(at)).body)).not.toContain('Shy');
    expect((await all.as.admin.get(url)).body.mentor_notes).toBe('Shy');
    expect((await all.as.mentee.patch(url, { notes: 'Scales, slowly', place: 'Room 3' })).body).toMatchObject({
      place: 'Room 3',
      mentor_notes: null,
    });
    for (const mentor_notes of ['Mine', null])
      expect(problem(await all.as.mentee.patch(url, { mentor_notes }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await all.as.mentee.post(at, { title: 'X', starts_at: AHEAD, mentor_notes: 'X' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await all.as.mentor.put(url, { minutes: 60 }, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await all.as.mentee.post(at, { title: 'Earlier', starts_at: '2026-02-02T01:00:00Z', minutes: 45 })).status).toBe(201);
    const titles = async (query: string) =>
      (await all.as.mentee.get(`${at}?${query}`)).body.results.map(({ title }: { title: string }) => title);
    expect([await titles(''), await titles('ordering=-starts_at'), await titles('starts_before=2030-01-01T00:00:00Z')]).toEqual([
      ['Earlier', '첫 만남'],
      ['첫 만남', 'Earlier'],
      ['Earlier'],
    ]);
    const trail = JSON.stringify(await api.rows("SELECT action, changes FROM audit_entries WHERE resource = 'meeting'"));
    expect(trail).not.toMatch(/Shy|Scales/);
  });

  it('keep the notes of a former mentor for that mentor and admins', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const at = `${mentorships}/${id}/meetings`;
    const noted = (await all.as.mentor.post(at, { title: 'Noted', starts_at: AHEAD, mentor_notes: 'Shy' })).body;
    const ahead = (await all.as.mentor.post(at, { title: 'Ahead', starts_at: AHEAD })).body;
    const next = await api.aSaved(Role.Mentor);
    await all.as.admin.post(`${mentorships}/${id}/hand-over`, { mentor_id: next.id, reason: 'A tour' });
    const seenBy = async (as: typeof all.as.mentor) => (await as.get(`${at}/${noted.id}`)).body.mentor_notes;
    expect([await seenBy(all.as.mentor), await seenBy(api.as(next)), await seenBy(all.as.admin), await seenBy(all.as.mentee)]).toEqual([
      ...['Shy', null, 'Shy', null],
    ]);
    expect(problem(await api.as(next).patch(`${at}/${noted.id}`, { mentor_notes: 'X' }))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(next).patch(`${at}/${noted.id}`, { notes: 'For both' })).status).toBe(200);
    expect((await api.as(next).patch(`${at}/${ahead.id}`, { mentor_notes: 'Eager' })).body.mentor_notes).toBe('Eager');
    expect((await all.as.mentor.get(`${at}/${ahead.id}`)).body.mentor_notes).toBeNull();
    expect(problem(await all.as.mentor.patch(`${at}/${noted.id}`, { notes: 'X' }))).toEqual([403, 'FORBIDDEN']);
  });

  it('are cancelled before they start, and need a current pair', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const at = `${mentorships}/${id}/meetings`;
    const enter = async (starts_at: string) => (await all.as.mentee.post(at, { title: 'X', starts_at })).body.id as number;
    const [before, after] = [await enter('2026-02-02T01:00:00Z'), await enter(AHEAD)];
    expect(problem(await all.as.mentor.delete(`${at}/${before}`))).toEqual([409, 'MEETING_BEGUN']);
    expect((await all.as.mentor.delete(`${at}/${after}`)).status).toBe(204);
    expect(problem(await all.as.mentor.get(`${at}/${after}`))).toEqual([404, 'MEETING_NOT_FOUND']);
    const draft = await aMentorship(all, { mentee_id: (await api.aSaved(Role.Mentee)).id });
    const early = await all.as.admin.post(`${mentorships}/${draft.id}/meetings`, { title: 'X', starts_at: AHEAD });
    expect(problem(early)).toEqual([409, 'MENTORSHIP_NOT_MOVABLE']);
    const stranger = api.as(await api.aSaved(Role.Mentor));
    expect(problem(await stranger.get(at))).toEqual([404, 'MENTORSHIP_NOT_FOUND']);
    expect(problem(await stranger.get(`${at}/${before}`))).toEqual([404, 'MEETING_NOT_FOUND']);
    expect(problem(await stranger.post(at, { title: 'X', starts_at: AHEAD }))).toEqual([404, 'MENTORSHIP_NOT_FOUND']);
    for (const fields of [{ minutes: 0 }, { starts_at: 'soon' }, { title: '' }, { mentor_id: 1 }])
      expect(problem(await all.as.mentor.post(at, { title: 'X', starts_at: AHEAD, ...fields }))).toEqual([422, 'VALIDATION_FAILED']);
  });
});
