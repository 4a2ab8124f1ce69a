import { type Answer, startApi } from '@test/app';
import { bulkOf } from '@test/bulk';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { notificationsOf } from '@test/notifications';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

const problem = ({ status, body }: Answer) => [status, body.error];

describe('actions on many mentorships', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, aMentorship, anActive, timeline } = mentorshipsOf(api);
  const { preview, start, perform, run, rowsOf } = bulkOf(api);
  const { deliver, mailsTo } = notificationsOf(api);

  /** The mentor's mentorships: two active ones, a paused one and a completed one. */
  async function aBurden() {
    const all = await people();
    const ids: number[] = [];
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      const mentee = await api.aSaved(Role.Mentee, { name });
      ids.push((await anActive(all, { mentee_id: mentee.id })).id as number);
    }
    await all.as.admin.post(`${mentorships}/${ids[2]}/pause`, { reason: 'A tour' });
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${ids[3]}`);
    const successor = await api.aSaved(Role.Mentor, { name: 'Sora', email: 'sora@example.com' });
    return { ...all, ids, successor };
  }
  const mentorsOf = async (ids: number[]) =>
    (await api.rows(`SELECT mentor_id FROM mentorships WHERE id IN (${ids.join()}) ORDER BY id`)).map(({ mentor_id }) => mentor_id);

  it('hand over all that a mentor has, as the single route does', async () => {
    const { admin, mentor, as, ids, successor } = await aBurden();
    const meeting = { title: 'First', starts_at: '2099-01-01T10:00:00Z', minutes: 30 };
    await as.mentor.post(`${mentorships}/${ids[0]}/meetings`, meeting);
    const filter = { mentor_id: [mentor.id] };
    const values = { mentor_id: successor.id, reason: 'Parental leave' };
    const previewed = await preview(admin, 'mentorships', { action: 'hand_over', filter, values });
    expect(previewed.body).toMatchObject({ count: 3, refused: [{ code: 'E230', error: 'MENTORSHIP_NOT_MOVABLE', count: 1 }] });
    expect(previewed.body.sample).toMatchObject([
      { id: ids[0], label: 'One: First weeks', code: null, facts: { mentor_id: successor.id, mentor_name: 'Sora', free_places: 5 } },
      { id: ids[1], code: null, facts: { free_places: 4 } },
      { id: ids[2], code: 'E230', facts: { free_places: 3 } },
    ]);
    await as.admin.patch(`${mentorships}/${ids[1]}`, { goal: 'Changed' });
    await start(admin, 'mentorships', previewed);
    const result = await perform(previewed.body.bulk_id);
    expect(result).toEqual({ bulk_id: previewed.body.bulk_id, done: 1, changed_since: 1, refused: 1 });
    expect(await mentorsOf(ids)).toEqual([successor.id, mentor.id, mentor.id, mentor.id]);
    expect(await api.rows('SELECT DISTINCT mentor_id FROM mentorship_meetings')).toEqual([{ mentor_id: successor.id }]);
    const reviewers = await api.rows(`SELECT DISTINCT reviewer_id FROM tasks WHERE mentorship_id = ${ids[0]} AND reviewer_id IS NOT NULL`);
    expect(reviewers).toEqual([{ reviewer_id: successor.id }]);
    expect(await timeline(admin, ids[0]!)).toContain('handed_over');
  });

  it('hand over to several mentors, within their capacity, and refuse the others with their codes', async () => {
    const { admin, mentor, mentee, ids, successor } = await aBurden();
    const foreign = await api.aSaved(Role.Mentor, { company_id: 'elsewhere' });
    await api.rows(`UPDATE companies SET settings = settings || '{"mentor_capacity": 1}' WHERE id = 'sinfonia'`);
    const of = (request: object) => preview(admin, 'mentorships', { action: 'hand_over', ...request });
    const codes = async (mentor_id: number) => {
      const { body } = await of({ ids: ids.slice(0, 2), values: { mentor_id, reason: 'Leave' } });
      return body.sample.map(({ code }: { code: string }) => code);
    };
    expect(await codes(successor.id)).toEqual([null, 'E233']);
    expect(await codes(mentor.id)).toEqual(['E236', 'E236']);
    expect(await codes(mentee.id)).toEqual(['E236', 'E236']);
    expect(await codes(foreign.id)).toEqual(['E003', 'E003']);
    const each = [
      { mentorship_id: ids[0], mentor_id: successor.id },
      { mentorship_id: ids[1], mentor_id: admin.id },
      { mentorship_id: 999_999, mentor_id: admin.id },
    ];
    const filter = { mentor_id: [mentor.id], status: ['active'] };
    const result = await run(admin, 'mentorships', { action: 'hand_over', filter, values: { by_mentorship: each, reason: 'Leave' } });
    expect(result).toMatchObject({ done: 2, refused: 1 });
    expect((await mentorsOf(ids)).slice(0, 2)).toEqual([successor.id, admin.id]);
    const left = await of({ ids: [ids[0], ids[2]], values: { by_mentorship: each.slice(0, 1), reason: 'Leave' } });
    expect(left.body.refused).toMatchObject([{ code: 'E236' }, { code: 'E100', error: 'VALIDATION_FAILED' }]);

    for (const values of [{ reason: 'x' }, { mentor_id: successor.id }, { mentor_id: 0, reason: 'x' }, { by_mentorship: [], reason: 'x' }])
      expect((await of({ ids, values })).status).toBe(422);
    const values = { mentor_id: successor.id, reason: 'Leave' };
    expect((await preview(mentor, 'mentorships', { action: 'hand_over', ids, values })).status).toBe(403);
    expect((await preview(mentee, 'mentorships', { action: 'remind', ids })).status).toBe(403);

    // A former admin could only ask for a hand-over.
    await api.rows(`UPDATE companies SET settings = settings || '{"mentor_capacity": 9}' WHERE id = 'sinfonia'`);
    const late = await of({ ids: ids.slice(0, 1), values: { mentor_id: mentor.id, reason: 'Back' } });
    await start(admin, 'mentorships', late);
    await api.rows(`UPDATE users SET role = 'mentor' WHERE id = ${admin.id}`);
    expect(await perform(late.body.bulk_id)).toMatchObject({ done: 0, refused: 1 });
    expect(await api.rows('SELECT id FROM requests')).toEqual([]);
  });

  it('remind mentor and mentee, once a day', async () => {
    const all = await people();
    const { admin, mentor } = all;
    const { id } = await anActive(all);
    const draft = await aMentorship(all, { mentee_id: (await api.aSaved(Role.Mentee)).id });
    await deliver();
    const before = mailsTo('mina@example.com').length;
    const remind = (by = admin) => run(by, 'mentorships', { action: 'remind', ids: [id, draft.id] });
    expect(await remind()).toMatchObject({ done: 1, refused: 1 });
    expect(await remind(mentor)).toEqual({ bulk_id: expect.any(Number), done: 0, changed_since: 0, refused: 2 });
    await deliver();
    expect(mailsTo('mina@example.com').slice(before)).toMatchObject([{ subject: '멘토링 알림: First weeks' }]);
    expect(mailsTo('junho@example.com').map(({ subject }) => subject)).toContain('멘토링 알림: First weeks');
    await api.rows("UPDATE bulk_reminders SET reminded_at = now() - interval '25 hours'");
    const { bulk_id, undo_token } = await remind(mentor);
    expect(undo_token).toBeUndefined();
    expect((await rowsOf(mentor, bulk_id)).map(({ error }) => error)).toEqual([null, 'MENTORSHIP_NOT_FOUND']);
  });

  it('are exported with their progress, in the language and the zone of the reader', async () => {
    const all = await people();
    await anActive(all);
    await aMentorship(all, { mentee_id: (await api.aSaved(Role.Mentee, { name: '=1+1' })).id });
    await api.rows(`UPDATE users SET timezone = 'Asia/Seoul' WHERE id = ${all.mentor.id}`);
    await api.rows("UPDATE mentorships SET activated_at = '2026-01-05T00:30:00Z' WHERE status = 'active'");
    await api.rows("UPDATE tasks SET status = 'done', completed_at = now() WHERE id = (SELECT min(id) FROM tasks)");
    const of = (by: typeof all.mentor, query: string, language: string) =>
      api.as(by).raw(`${mentorships}/export${query}`, { 'accept-language': language });
    const korean = await of(all.mentor, '', 'ko');
    expect(korean.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': expect.stringContaining('mentorships.csv'),
    });
    const [header, first, ...others] = korean.body.split('\r\n');
    expect(header).toContain('ID,멘토,멘티,부서,커리큘럼,상태');
    expect(first).toMatch(/^\d+,이준호,김미나,,First weeks,진행 중,2026-01-05,2026-02-01,4,\d+,1,\d+,\d+,2026-01-05 09:30,$/);
    expect(others).toEqual(['']);
    const english = (await of(all.admin, '?ordering=id', 'en')).statusCode;
    expect(english).toBe(422);
    expect((await of(all.admin, '', 'en')).body).toContain("'=1+1,,First weeks,draft");
    expect((await of(all.admin, '?format=xlsx', 'en')).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(problem(await api.as(all.mentee).get(`${mentorships}/export?page=2`))).toEqual([422, 'VALIDATION_FAILED']);
  });
});
