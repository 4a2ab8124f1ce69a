import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';
import { MentorshipBeginningsService } from '@programmes/mentorships/mentorship-beginnings.service';
import { MentorshipDueService } from '@programmes/mentorships/mentorship-due.service';

describe('concurrent changes of mentorships', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, aMentorship, anActive, waiveAll, timeline } = mentorshipsOf(api);
  const race = async (...tries: Promise<Answer>[]) => (await Promise.all(tries)).map(({ status, body }) => body.error ?? status).sort();
  const capacity = (all: Awaited<ReturnType<typeof people>>, mentor_capacity: number) =>
    all.as.admin.patch('/api/v1/companies/sinfonia', { settings: { mentor_capacity } });

  it('give a mentor’s last place to one of many proposals', async () => {
    const all = await people();
    await capacity(all, 2);
    await anActive(all);
    const mentees = await Promise.all([1, 2, 3, 4].map(() => api.aSaved(Role.Mentee)));
    const terms = { mentor_id: all.mentor.id, curriculum_ids: [all.curriculum.id], start_on: '2030-01-07', status: 'proposed' };
    const tries = mentees.map(({ id }, at) => (at % 2 ? all.as.mentor : all.as.admin).post(mentorships, { ...terms, mentee_id: id }));
    expect(await race(...tries)).toEqual([201, ...Array(3).fill('MENTOR_AT_CAPACITY')]);
  });

  it('count that place for drafts, hand-overs and reopenings, too', async () => {
    const all = await people();
    await capacity(all, 1);
    const [first, next] = [await anActive(all), await api.aSaved(Role.Mentor)];
    await waiveAll(all, first.id);
    await all.as.admin.post(`${mentorships}/${first.id}/complete`);
    const others = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
    const draft = await aMentorship(all, { mentee_id: others[0]!.id });
    const handed = await anActive(all, { mentor_id: next.id, mentee_id: others[1]!.id });
    const tries = [
      all.as.admin.post(`${mentorships}/${first.id}/reopen`, { reason: 'Too early' }),
      all.as.admin.post(`${mentorships}/${draft.id}/propose`),
      all.as.admin.post(`${mentorships}/${handed.id}/hand-over`, { mentor_id: all.mentor.id, reason: 'A tour' }),
    ];
    expect(await race(...tries)).toEqual([200, 'MENTOR_AT_CAPACITY', 'MENTOR_AT_CAPACITY']);
    const [{ open }] = await api.rows(
      `SELECT count(*)::int AS open FROM mentorships WHERE mentor_id = ${all.mentor.id} AND status IN ('proposed', 'active')`,
    );
    expect(open).toBe(1);
  });

  it('let a mentee follow a curriculum once', async () => {
    const all = await people();
    const mentors = await Promise.all([1, 2, 3].map(() => api.aSaved(Role.Mentor)));
    const terms = { mentee_id: all.mentee.id, curriculum_ids: [all.curriculum.id], start_on: '2030-01-07' };
    expect(await race(...mentors.map((mentor) => api.as(mentor).post(mentorships, terms)))).toEqual([
      201,
      ...Array(2).fill('CURRICULUM_FOLLOWED'),
    ]);
  });

  it('accept once, by one side or by both', async () => {
    const all = await people();
    const { id } = await aMentorship(all, { status: 'proposed' });
    const accept = (by: typeof all.as.mentor) => by.post(`${mentorships}/${id}/accept`);
    expect(await race(accept(all.as.mentee), accept(all.as.mentee))).toEqual([200, 'MENTORSHIP_NOT_MOVABLE']);
    expect(await race(accept(all.as.mentor), accept(all.as.mentor))).toEqual([200, 'MENTORSHIP_NOT_MOVABLE']);
    expect((await all.as.admin.get(`${mentorships}/${id}`)).body.status).toBe('scheduled');
    expect(await timeline(all.admin, id)).toEqual(['created', 'proposed', 'accepted', 'accepted', 'scheduled']);
  });

  it('schedule it when both sides accept at the same time', async () => {
    const all = await people();
    const { id } = await aMentorship(all, { status: 'proposed' });
    const url = `${mentorships}/${id}/accept`;
    expect(await race(all.as.mentor.post(url), all.as.mentee.post(url))).toEqual([200, 200]);
    expect((await all.as.admin.get(`${mentorships}/${id}`)).body.status).toBe('scheduled');
  });

  it('apply accepting and withdrawing one after the other', async () => {
    const all = await people();
    const proposal = { mentee_id: all.mentee.id, curriculum_ids: [all.curriculum.id], start_on: '2030-01-07' };
    for (let round = 0; round < 4; round++) {
      const { id } = (await all.as.mentor.post(mentorships, proposal)).body;
      const tries = await Promise.all([
        all.as.mentee.post(`${mentorships}/${id}/accept`),
        all.as.mentor.post(`${mentorships}/${id}/withdraw`),
      ]);
      expect(tries[1].status).toBe(200);
      expect([200, 409]).toContain(tries[0].status);
      expect((await all.as.admin.get(`${mentorships}/${id}`)).body.status).toBe('withdrawn');
    }
  });

  it('activate it once with two workers', async () => {
    const all = await people();
    const { id } = await aMentorship(all, { status: 'proposed' });
    await all.as.admin.post(`${mentorships}/${id}/accept`);
    const activate = () => api.get(MentorshipBeginningsService).activate(id);
    expect((await Promise.all([activate(), activate(), activate()])).sort()).toEqual([false, false, true]);
    const { body } = await all.as.admin.get(`${mentorships}/${id}`);
    expect([body.status, body.mentors.length]).toEqual(['active', 1]);
    expect(await timeline(all.admin, id)).toEqual(['created', 'proposed', 'accepted', 'scheduled', 'activated']);
  });

  it('report its passed end once with two workers', async () => {
    const all = await people();
    await anActive(all, { end_on: '2026-02-01' });
    const flag = () => api.get(MentorshipDueService).flagEnds();
    expect((await Promise.all([flag(), flag()])).sort()).toEqual([0, 1]);
    expect(await flag()).toBe(0);
  });

  it('let a mentee leave while a foreign key locks the admin', async () => {
    const all = await people();
    const mentee = await api.aSaved(Role.Mentee);
    expect(all.admin.id).toBeLessThan(mentee.id);
    await api.tokenOf(mentee);
    const leaving = await api.owner.transaction(async (manager) => {
      await manager.query(`SELECT FROM users WHERE id = ${mentee.id} FOR NO KEY UPDATE`);
      const left = api.as(mentee).delete(`/api/v1/users/${mentee.id}`);
      while ((await api.rows("SELECT FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted")).length === 0) await sleep(5);
      // As a foreign key does: a mentorship of the mentee says which admin made it.
      await manager.query(`SET LOCAL lock_timeout = '500ms'`);
      await manager.query(`SELECT FROM users WHERE id = ${all.admin.id} FOR KEY SHARE`);
      return { left };
    });
    expect((await leaving.left).status).toBe(204);
  });

  it('neither pair a leaving person nor let a newly paired one leave', async () => {
    const all = await people();
    for (let round = 0; round < 4; round++) {
      const mentee = await api.aSaved(Role.Mentee);
      const draft = { mentor_id: all.mentor.id, mentee_id: mentee.id, curriculum_ids: [all.curriculum.id], start_on: '2026-01-05' };
      const [paired, left] = await Promise.all([
        all.as.admin.post(mentorships, { ...draft, status: 'active' }),
        api.as(mentee).delete(`/api/v1/users/${mentee.id}`),
      ]);
      expect([
        [201, 403],
        [409, 204],
      ]).toContainEqual([paired.status, left.status]);
    }
  });
});
