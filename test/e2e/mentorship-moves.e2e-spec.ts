import { type Answer, startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { notificationsOf } from '@test/notifications';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';
import { Clock } from '@app/config';
import {
  ENDED,
  MENTORSHIP_MOVES,
  type MentorshipMove,
  MentorshipStatus,
  mentorshipDestination,
} from '@programmes/mentorships/mentorship-status';
import type { User } from '@organisation/users/user.entity';

const states = Object.values(MentorshipStatus);
const moves = (Object.keys(MENTORSHIP_MOVES) as MentorshipMove[]).filter((move) => move !== 'expire' && move !== 'activate');
const pathOf = (move: MentorshipMove) => move.replace('_', '-');
const LATER = { end_on: '2031-01-31', reason: 'A tour' };

describe('the moves of a mentorship', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, anActive, aMentorship, waiveAll, timeline } = mentorshipsOf(api);
  const { deliver, mailsTo } = notificationsOf(api);
  type People = Awaited<ReturnType<typeof people>>;
  const problem = ({ status, body }: Answer) => [status, body.error];

  /** One in any state, written past the rules that this is about. */
  async function inState({ mentor, mentee }: Pick<People, 'mentor' | 'mentee'>, status: MentorshipStatus): Promise<number> {
    const [made] = await api.rows(`
      INSERT INTO mentorships (company_id, mentor_id, mentee_id, author_id, title, total_weeks, start_on, end_on, status, expires_at, paused_on, ended_at)
      VALUES ('sinfonia', ${mentor.id}, ${mentee.id}, ${mentor.id}, 'First weeks', 4, '2026-01-05', '2030-02-01', '${status}', now() + interval '7 days',
        ${status === MentorshipStatus.Paused ? "'2026-01-12'" : 'NULL'}, ${ENDED.includes(status) ? 'now()' : 'NULL'}) RETURNING id`);
    return made.id as number;
  }
  const bodyFor = (move: MentorshipMove, to: User): object | undefined => {
    if (move === 'hand_over') return { mentor_id: to.id, reason: 'A tour' };
    if (move === 'extend') return LATER;
    return move === 'propose' || move === 'accept' || move === 'resume' ? undefined : { reason: 'A tour' };
  };

  it.each(states.map((status) => [status]))(
    'allow from %s exactly those of the table',
    async (status) => {
      const admin = await api.aSaved(Role.Admin);
      for (const move of moves) {
        const [mentor, mentee, other] = [await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentor)];
        const id = await inState({ mentor, mentee }, status);
        const answer = await api.as(admin).post(`${mentorships}/${id}/${pathOf(move)}`, bodyFor(move, other));
        const to = mentorshipDestination(move, status);
        const told = [answer.status, answer.status === 200 ? answer.body.status : answer.body.error];
        expect([move, told]).toEqual([move, to ? [200, to] : [409, 'MENTORSHIP_NOT_MOVABLE']]);
      }
    },
    60_000,
  );

  it('are allowed to admins, and to mentor and mentee as the matrix says', async () => {
    const who = await people();
    const of: [MentorshipMove, MentorshipStatus, number, number, number][] = [
      // move, from, by the admin, the mentor, the mentee
      ['propose', MentorshipStatus.Draft, 200, 403, 403],
      ['accept', MentorshipStatus.Proposed, 200, 200, 200],
      ['decline', MentorshipStatus.Proposed, 200, 200, 200],
      ['withdraw', MentorshipStatus.Proposed, 200, 200, 403],
      ['withdraw', MentorshipStatus.Scheduled, 200, 200, 403],
      ['pause', MentorshipStatus.Active, 200, 200, 202],
      ['resume', MentorshipStatus.Paused, 200, 200, 202],
      ['extend', MentorshipStatus.Active, 200, 200, 202],
      ['complete', MentorshipStatus.Active, 200, 200, 202],
      ['terminate', MentorshipStatus.Active, 200, 202, 202],
      ['hand_over', MentorshipStatus.Active, 200, 202, 202],
      ['reopen', MentorshipStatus.Completed, 200, 202, 202],
    ];
    const other = await api.aSaved(Role.Mentor);
    for (const [move, from, ...expected] of of) {
      const statuses: number[] = [];
      for (const by of [who.as.admin, who.as.mentor, who.as.mentee]) {
        const id = await inState(who, from);
        statuses.push((await by.post(`${mentorships}/${id}/${pathOf(move)}`, bodyFor(move, other))).status);
        await api.rows('DELETE FROM mentorships');
      }
      expect([move, from, ...statuses]).toEqual([move, from, ...expected]);
    }
    const id = await inState(who, MentorshipStatus.Active);
    for (const stranger of [await api.aSaved(Role.Mentor), await api.aSaved(Role.Admin, { company_id: 'elsewhere' })])
      expect(problem(await api.as(stranger).post(`${mentorships}/${id}/pause`, { reason: 'X' }))).toEqual([404, 'MENTORSHIP_NOT_FOUND']);
    expect(problem(await who.as.admin.post(`${mentorships}/${id}/pause`, { reason: 'X' }, { 'if-match': '"7"' }))).toEqual([
      412,
      'PRECONDITION_FAILED',
    ]);
  });

  it('pause and resume, which moves the end by the same number of workdays', async () => {
    const all = await people();
    const { id, end_on } = await anActive(all);
    const url = `${mentorships}/${id}`;
    const paused = (await all.as.mentor.post(`${url}/pause`, { reason: 'A tour' })).body;
    expect(paused).toMatchObject({ status: 'paused', reason: 'A tour', paused_on: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) });
    const calendar = await api.get(CalendarService).calendarOf({ user_id: all.mentee.id });
    const today = calendar.dayOf(new Date());
    const before = calendar.add(today, -5);
    await api.rows(`UPDATE mentorships SET paused_on = '${before}' WHERE id = ${id}`);
    const resumed = (await all.as.mentor.post(`${url}/resume`)).body;
    const workdays = calendar.between(before, today);
    expect(workdays).toBeGreaterThan(0);
    expect(resumed).toMatchObject({ status: 'active', paused_on: null, reason: null, end_on: calendar.add(end_on, workdays) });
    const { results } = (await all.as.mentee.get(`${url}/timeline`)).body;
    expect(results.at(-1)).toMatchObject({
      kind: 'resumed',
      actor_name: '이준호',
      facts: { paused_on: before, resumed_on: today, workdays },
    });
  });

  it('extend to a later day only', async () => {
    const all = await people();
    const { id, end_on } = await anActive(all);
    const extend = (day: string) => all.as.mentor.post(`${mentorships}/${id}/extend`, { end_on: day });
    for (const day of [end_on, '2026-01-06', '2190-01-01']) expect(problem(await extend(day))).toEqual([422, 'VALIDATION_FAILED']);
    expect((await extend('2030-06-28')).body.end_on).toBe('2030-06-28');
    const { results } = (await all.as.admin.get(`${mentorships}/${id}/timeline`)).body;
    expect(results.at(-1)).toMatchObject({ kind: 'extended', facts: { from: end_on, to: '2030-06-28' } });
  });

  it('hand over to another mentor; the former one can read for 90 days and change nothing', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const url = `${mentorships}/${id}`;
    const next = await api.aSaved(Role.Mentor, { name: '최하늘', email: 'haneul@example.com' });
    await deliver();
    for (const mentor_id of [all.mentor.id, all.mentee.id])
      expect(problem(await all.as.admin.post(`${url}/hand-over`, { mentor_id, reason: 'A tour' }))).toEqual([422, 'PAIR_UNFIT']);
    const handed = await all.as.admin.post(`${url}/hand-over`, { mentor_id: next.id, reason: 'A tour' });
    expect(handed.body).toMatchObject({
      status: 'active',
      mentor_id: next.id,
      mentors: [
        { id: all.mentor.id, ended_at: expect.any(String) },
        { id: next.id, ended_at: null },
      ],
    });
    expect((await api.as(next).get(url)).body.mentor_name).toBe('최하늘');
    await deliver();
    for (const address of ['junho@example.com', 'mina@example.com', 'haneul@example.com'])
      expect(mailsTo(address).at(-1)!.subject).toBe('멘토가 변경되었습니다: First weeks');
    expect([(await all.as.mentor.get(url)).status, (await all.as.mentor.get(mentorships)).body.count]).toEqual([200, 1]);
    expect(problem(await all.as.mentor.post(`${url}/pause`, { reason: 'X' }))).toEqual([403, 'FORBIDDEN']);
    await api.rows("UPDATE mentor_periods SET ended_at = now() - interval '91 days' WHERE ended_at IS NOT NULL");
    expect([(await all.as.mentor.get(url)).status, (await all.as.mentor.get(mentorships)).body.count]).toEqual([404, 0]);
  });

  it('complete, and reopen within 30 days if both are still free', async () => {
    const all = await people();
    const { id } = await anActive(all);
    await waiveAll(all, id);
    const url = `${mentorships}/${id}`;
    const completed = await all.as.mentor.post(`${url}/complete`, { reason: 'Well done' });
    expect(completed.body).toMatchObject({ status: 'completed', reason: 'Well done', mentors: [{ ended_at: completed.body.ended_at }] });
    expect((await all.as.mentee.get(mentorships)).body.count).toBe(1);
    const again = await anActive(all);
    expect(problem(await all.as.admin.post(`${url}/reopen`, { reason: 'Too early' }))).toEqual([409, 'CURRICULUM_FOLLOWED']);
    await all.as.admin.post(`${mentorships}/${again.id}/terminate`, { reason: 'By mistake' });
    const reopened = await all.as.admin.post(`${url}/reopen`, { reason: 'Too early', end_on: '2030-03-01' });
    expect(reopened.body).toMatchObject({ status: 'active', ended_at: null, end_on: '2030-03-01', reason: 'Too early' });
    expect(reopened.body.mentors).toMatchObject([{ ended_at: expect.any(String) }, { ended_at: null }]);
    await all.as.admin.post(`${url}/complete`);
    await api.rows("UPDATE mentorships SET ended_at = ended_at - interval '31 days'");
    expect(problem(await all.as.admin.post(`${url}/reopen`, { reason: 'Too early' }))).toEqual([409, 'REOPEN_TOO_LATE']);
    await api.rows("UPDATE mentorships SET ended_at = ended_at - interval '60 days'");
    expect([(await all.as.mentee.get(url)).status, (await all.as.mentee.get(mentorships)).body.count]).toEqual([404, 0]);
    expect(await timeline(all.admin, id)).toEqual(['created', 'activated', 'completed', 'reopened', 'completed']);
  });

  it('refuse to complete while required work is open', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const unfinished = await all.as.admin.post(`${mentorships}/${id}/complete`);
    expect(problem(unfinished)).toEqual([409, 'MENTORSHIP_UNFINISHED']);
    const tasks = await api.rows(`SELECT id, title FROM tasks WHERE mentorship_id = ${id} AND required ORDER BY due_at, id`);
    expect(unfinished.body.details).toEqual(tasks.map((task) => ({ field: `tasks.${task.id}`, message: task.title, id: task.id })));
    expect(tasks).toHaveLength(2);
  });

  it('refuse an expired proposal', async () => {
    const all = await people();
    const { id } = await aMentorship(all, { status: 'proposed' });
    jest.spyOn(api.get(Clock), 'now').mockReturnValue(new Date(Date.now() + 8 * 24 * 3_600_000));
    expect(problem(await all.as.mentee.post(`${mentorships}/${id}/accept`))).toEqual([409, 'PROPOSAL_EXPIRED']);
    jest.restoreAllMocks();
  });

  it('publish their events', async () => {
    const all = await people();
    const { id } = await anActive(all);
    for (const [move, body] of [['pause', { reason: 'X' }], ['resume'], ['terminate', { reason: 'X' }]] as const)
      await all.as.admin.post(`${mentorships}/${id}/${move}`, body);
    const news = await api.rows("SELECT name, payload FROM outbox WHERE queue = 'events' AND name LIKE 'Mentorship%' ORDER BY id");
    expect(news.map(({ name }) => name)).toEqual([
      ...['MentorshipCreated', 'MentorshipActivated', 'MentorshipPaused', 'MentorshipResumed', 'MentorshipTerminated'],
    ]);
    expect(news[0]!.payload).toMatchObject({ mentorship_id: id, mentor_id: all.mentor.id, mentee_id: all.mentee.id });
  });
});
