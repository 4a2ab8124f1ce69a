import { startApi } from '@test/app';
import { mentorships } from '@test/mentorships';
import { type People, approving, problemOf, requests, requestsOf } from '@test/requests';
import { CalendarService } from '@organisation/calendar';
import { ApprovalRequestStandingService } from '@programmes/approval-requests';
import { Role } from '@app/auth';

describe('a request that nobody may make any more', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, anActive, anAsked, waiveAll, statusOf, set } = requestsOf(api);
  const standing = () => api.get(ApprovalRequestStandingService);

  const gone: [string, string][] = [
    ['has been suspended', "UPDATE users SET status = 'suspended' WHERE id = $mentee"],
    ['has another role, by which it is not theirs', "UPDATE users SET role = 'mentor' WHERE id = $mentee"],
    ['is no longer of the pair', 'UPDATE mentorships SET mentee_id = $other WHERE id = $mentorship'],
  ];

  it.each(gone)('is void: who asked %s', async (_, statement) => {
    const { all, id, request } = await anAsked('hand-over', { mentor_id: 1, reason: 'A tour' });
    const other = await api.aSaved(Role.Mentee);
    await set(statement.replace('$mentee', String(all.mentee.id)).replace('$other', String(other.id)).replace('$mentorship', String(id)));
    expect(problemOf(await all.as.admin.post(...approving(request)))).toEqual([409, 'REQUEST_VOID']);
    expect((await all.as.admin.get(`${requests}/${request}`)).body).toMatchObject({
      status: 'void',
      closed_by: null,
      can: ['request:read'],
    });
    expect(problemOf(await all.as.admin.post(...approving(request)))).toEqual([409, 'REQUEST_CLOSED']);
    expect(await api.rows("SELECT name FROM outbox WHERE name LIKE 'Request%' ORDER BY id")).toEqual([
      { name: 'RequestMade' },
      { name: 'RequestVoided' },
    ]);
    expect((await api.rows("SELECT actor_id FROM audit_entries WHERE action = 'request.void'")).length).toBe(1);
  });

  it('is void as soon as the person has left or has another role', async () => {
    const { all, request } = await anAsked();
    const wish = (await all.as.mentee.post(mentorships, { mentor_id: all.mentor.id })).body.id;
    await standing().reviewOf(all.mentee.id);
    expect([await statusOf(request), await statusOf(wish)]).toEqual(['open', 'open']);
    await set(`UPDATE users SET role = 'mentor' WHERE id = ${all.mentee.id}`);
    await standing().reviewOf(all.mentee.id);
    // A mentor may create mentorships, and has more than lost the right to ask for one.
    expect([await statusOf(request), await statusOf(wish)]).toEqual(['void', 'open']);
    await set(`UPDATE users SET status = 'deactivated' WHERE id = ${all.mentee.id}`);
    await standing().reviewOf(all.mentee.id);
    expect(await statusOf(wish)).toBe('void');
  });

  it('is void with the end of the mentorship, but for its reopening', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const ask = async (by: People['as']['mentee'], path: string, body: object = {}) =>
      (await by.post(`${mentorships}/${id}/${path}`, body)).body.id;
    const [task] = await api.rows(`SELECT id FROM tasks WHERE mentorship_id = ${id}`);
    const open = [
      await ask(all.as.mentee, 'pause', { reason: 'Exams' }),
      await ask(all.as.mentor, 'terminate', { reason: 'A tour' }),
      await ask(all.as.mentee, `plan/items/${task.id}/waive`, { reason: 'I know it' }),
    ];
    const complete = await ask(all.as.mentee, 'complete');
    const elsewhere = (await all.as.mentee.post(mentorships, { mentor_id: all.mentor.id })).body.id;
    await waiveAll(all, id);
    const { body } = await all.as.admin.get(`${mentorships}/${id}`);
    expect((await all.as.mentor.post(...approving(complete, { confirm_version: body.version }))).body.status).toBe('approved');
    for (const one of open) expect(await statusOf(one)).toBe('void');
    expect(await statusOf(elsewhere)).toBe('open');
    const reopen = await ask(all.as.mentee, 'reopen', { reason: 'Too early' });
    expect((await all.as.admin.post(...approving(reopen))).body.status).toBe('approved');
    const again = await ask(all.as.mentee, 'pause', { reason: 'Exams' });
    await all.as.admin.post(`${mentorships}/${id}/terminate`, { reason: 'A tour' });
    expect(await statusOf(again)).toBe('void');
    // One of before, about what is over.
    await api.rows(`UPDATE requests SET status = 'open', closed_at = NULL WHERE id = ${again}`);
    expect(problemOf(await all.as.admin.post(...approving(again)))).toEqual([409, 'REQUEST_VOID']);
  });

  it('is void with a hand-over, if the former mentor has asked', async () => {
    const all = await people();
    const { id } = await anActive(all);
    const next = await api.aSaved(Role.Mentor);
    const ask = async (by: People['as']['mentor'], path: string, body: object) =>
      (await by.post(`${mentorships}/${id}/${path}`, body)).body.id;
    const terminate = await ask(all.as.mentor, 'terminate', { reason: 'A tour' });
    const handOver = await ask(all.as.mentor, 'hand-over', { mentor_id: next.id, reason: 'A tour' });
    const pause = await ask(all.as.mentee, 'pause', { reason: 'Exams' });
    await all.as.admin.post(`${mentorships}/${id}/hand-over`, { mentor_id: next.id, reason: 'A tour' });
    expect([await statusOf(terminate), await statusOf(handOver), await statusOf(pause)]).toEqual(['void', 'settled', 'open']);
    const { version } = (await api.as(next).get(`${mentorships}/${id}`)).body;
    expect((await api.as(next).post(...approving(pause, { confirm_version: version }))).body.status).toBe('approved');
  });
});
