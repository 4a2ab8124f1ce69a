import { type Answer, startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { notificationsOf } from '@test/notifications';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';
import { Clock } from '@app/config';
import { MentorshipDueService } from '@programmes/mentorships/mentorship-due.service';

const DAY_MS = 24 * 3_600_000;

describe('scheduled changes of mentorships', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  afterEach(() => jest.restoreAllMocks());
  const { people, aMentorship, anActive, timeline } = mentorshipsOf(api);
  const { deliver, mailsTo } = notificationsOf(api);
  const problem = ({ status, body }: Answer) => [status, body.error];
  const at = (now: string | number) => void jest.spyOn(api.get(Clock), 'now').mockReturnValue(new Date(now));

  it('start one on its first day in the company’s time zone', async () => {
    const all = await people();
    const { id } = await aMentorship(all, { status: 'proposed', start_on: '2030-01-07' });
    await all.as.admin.post(`${mentorships}/${id}/accept`);
    const due = async (now: string) => {
      at(now);
      await api.get(MentorshipDueService).activateDue();
      return (await api.rows("SELECT payload FROM outbox WHERE name = 'activate_mentorship'")).map(({ payload }) => payload);
    };
    // In Seoul, the day begins at three in the afternoon of the day before, in London.
    expect(await due('2030-01-06T14:59:00Z')).toEqual([]);
    expect(await due('2030-01-06T15:00:00Z')).toEqual([{ mentorship_id: id }]);
  });

  it('expire a proposal after a week and free the mentor’s place', async () => {
    const all = await people();
    await all.as.admin.patch('/api/v1/companies/sinfonia', { settings: { mentor_capacity: 1 } });
    const { id } = await aMentorship(all, { status: 'proposed' });
    expect(await api.get(MentorshipDueService).expireDue()).toBe(0);
    at(Date.now() + 7 * DAY_MS + 1_000);
    expect([await api.get(MentorshipDueService).expireDue(), await api.get(MentorshipDueService).expireDue()]).toEqual([1, 0]);
    expect((await all.as.mentee.get(`${mentorships}/${id}`)).body).toMatchObject({ status: 'expired', ended_at: expect.any(String) });
    expect(await timeline(all.mentee, id)).toEqual(['created', 'proposed', 'expired']);
    jest.restoreAllMocks();
    await anActive(all);
  });

  it('report a passed end date once, until it is changed', async () => {
    const all = await people();
    const { id } = await anActive(all, { end_on: '2026-02-01' });
    await all.as.mentor.patch('/api/v1/notifications/preferences', { types: [{ type: 'mentorship.end_passed', mail: 'immediate' }] });
    expect([await api.get(MentorshipDueService).flagEnds(), await api.get(MentorshipDueService).flagEnds()]).toEqual([1, 0]);
    const url = `${mentorships}/${id}`;
    expect((await all.as.mentor.get(url)).body).toMatchObject({ status: 'active', end_passed_at: expect.any(String) });
    const mails = async () => {
      await deliver();
      return mailsTo('junho@example.com').filter(({ subject }) => subject.startsWith('멘토링 종료일이 지났습니다'));
    };
    expect((await mails()).length).toBe(1);
    expect(await api.rows("SELECT name FROM outbox WHERE name = 'MentorshipEndPassed'")).toHaveLength(1);
    expect((await all.as.mentor.post(`${url}/extend`, { end_on: '2026-02-28' })).body.end_passed_at).toBeNull();
    expect(await api.get(MentorshipDueService).flagEnds()).toBe(1);
    expect((await mails()).length).toBe(2);
  });

  it('withdraw proposals of a leaving person and terminate their open mentorships', async () => {
    const all = await people();
    const others = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
    const proposed = await aMentorship(all, { status: 'proposed' });
    const active = await anActive(all, { mentee_id: others[0]!.id });
    const scheduled = await aMentorship(all, { status: 'proposed', mentee_id: others[1]!.id });
    await all.as.admin.post(`${mentorships}/${scheduled.id}/accept`);
    expect(problem(await all.as.mentor.delete(`/api/v1/users/${all.mentor.id}`))).toEqual([403, 'FORBIDDEN']);
    expect((await all.as.admin.delete(`/api/v1/users/${all.mentor.id}`)).status).toBe(204);
    await api.get(MentorshipDueService).endAllOf(all.mentor.id);
    for (const [{ id }, status] of [
      [proposed, 'withdrawn'],
      [active, 'terminated'],
      [scheduled, 'terminated'],
    ] as const)
      expect((await all.as.admin.get(`${mentorships}/${id}`)).body).toMatchObject({ status, reason: 'user_deactivated' });
    const [last] = (await all.as.admin.get(`${mentorships}/${active.id}/timeline`)).body.results.slice(-1);
    expect(last).toMatchObject({ kind: 'terminated', actor_id: null, reason: 'user_deactivated' });
    // Nobody writes to whoever has left.
    await deliver();
    expect(mailsTo('junho@example.com')).toEqual([]);
    expect(mailsTo(others[0]!.email).at(-1)!.subject).toMatch(/^멘토링이 중단되었습니다: First weeks/);
  });

  it('let a person without open mentorships leave at once', async () => {
    const all = await people();
    await aMentorship(all, { status: 'proposed' });
    expect((await all.as.mentee.delete(`/api/v1/users/${all.mentee.id}`)).status).toBe(204);
  });

  it('refuse to pair a person who was suspended meanwhile', async () => {
    const all = await people();
    const { id } = await aMentorship(all, { status: 'proposed' });
    await all.as.admin.post(`/api/v1/users/${all.mentor.id}/suspend`);
    expect(problem(await all.as.mentee.post(`${mentorships}/${id}/accept`))).toEqual([409, 'PERSON_UNAVAILABLE']);
  });
});
