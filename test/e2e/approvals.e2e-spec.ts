import { startApi } from '@test/app';
import { mentorships } from '@test/mentorships';
import { approving, outcomesOf, problemOf, requests, requestsOf } from '@test/requests';
import { statementsDuring } from '@test/sql';
import { CalendarService } from '@organisation/calendar';
import { RequestedActions, isAsked } from '@programmes/approval-requests';
import { Role, matrix } from '@app/auth';

describe('the approval of a request', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, anActive, anAsked, waiveAll, statusOf, statusOfMentorship, set } = requestsOf(api);

  it('performs the action by the right of the approver, and closes the request with it', async () => {
    const { all, id, request } = await anAsked();
    const approved = await all.as.mentor.post(...approving(request, { note: 'Good luck' }), { 'x-request-id': 'one-approval' });
    expect([approved.status, approved.headers.etag]).toEqual([200, '"2"']);
    expect(approved.body).toMatchObject({
      status: 'approved',
      note: 'Good luck',
      closed_by_id: all.mentor.id,
      asked_version: 1,
      can: ['request:read'],
    });
    expect((await all.as.mentee.get(`${mentorships}/${id}`)).body).toMatchObject({ status: 'paused', reason: 'Exams' });
    expect(await api.rows("SELECT action, actor_id FROM audit_entries WHERE request_id = 'one-approval' ORDER BY action")).toEqual([
      { action: 'mentorship.pause', actor_id: all.mentor.id },
      { action: 'request.approve', actor_id: all.mentor.id },
    ]);
    const events = await api.rows("SELECT name FROM outbox WHERE name IN ('RequestApproved', 'RequestSettled', 'MentorshipPaused')");
    expect(events.map(({ name }) => name).sort()).toEqual(['MentorshipPaused', 'RequestApproved']);
    expect(problemOf(await all.as.mentor.post(...approving(request)))).toEqual([409, 'REQUEST_CLOSED']);
  });

  it('is known for every action that somebody may ask for', () => {
    const actions = api.get(RequestedActions);
    const asked = matrix.filter(isAsked);
    expect(asked.length).toBeGreaterThan(9);
    for (const permission of asked)
      expect([permission.action, !!actions.performerOf(permission), actions.knows(permission)]).toEqual([permission.action, true, true]);
    expect(() => actions.performerOf({ resource: 'mentorship', action: 'fly' })).toThrow();
  });

  it('performs each move with its own body', async () => {
    const all = await people();
    const next = await api.aSaved(Role.Mentor);
    const { id } = await anActive(all);
    const approve = async (move: string, body: object, by = all.as.admin, path = `${mentorships}/${id}`) => {
      const asked = await all.as.mentee.post(`${path}/${move}`, body);
      return (await by.post(...approving(asked.body.id))).body.status;
    };
    expect(await approve('extend', { end_on: '2030-03-01', reason: 'A concert' }, all.as.mentor)).toBe('approved');
    expect(await approve('pause', { reason: 'Exams' })).toBe('approved');
    expect(await approve('resume', {}, all.as.mentor)).toBe('approved');
    expect(await approve('hand-over', { mentor_id: next.id, reason: 'A tour' })).toBe('approved');
    await waiveAll(all, id);
    expect(await approve('complete', {}, api.as(next))).toBe('approved');
    expect(await approve('reopen', { reason: 'Too early', end_on: '2030-04-01' })).toBe('approved');
    expect(await approve('terminate', { reason: 'A tour' })).toBe('approved');
    expect((await all.as.admin.get(`${mentorships}/${id}`)).body).toMatchObject({
      status: 'terminated',
      mentor_id: next.id,
      end_on: '2030-04-01',
    });
  });

  it('is refused to those who may not do it themselves, and to keys, askers and strangers', async () => {
    const { all, id, request } = await anAsked();
    expect(problemOf(await all.as.mentee.post(...approving(request)))).toEqual([403, 'FORBIDDEN']);
    for (const stranger of [await api.aSaved(Role.Admin, { company_id: 'elsewhere' }), await api.aSaved(Role.Mentor)])
      expect(problemOf(await api.as(stranger).post(...approving(request)))).toEqual([404, 'REQUEST_NOT_FOUND']);
    expect(problemOf(await api.anonymous().post(...approving(request)))).toEqual([401, 'INVALID_TOKEN']);
    const { body: key } = await all.as.admin.post('/api/v1/api-keys', { name: 'Robot', scopes: ['request:*', 'mentorship:*'] });
    const byKey = await api.anonymous().post(...approving(request), { authorization: `Bearer ${key.key}` });
    expect(problemOf(byKey)).toEqual([403, 'NOT_BY_API_KEY']);
    // Nobody approves what they have asked for themselves, whatever they have become since.
    const own = (await all.as.mentor.post(`${mentorships}/${id}/terminate`, { reason: 'A tour' })).body;
    await set(`UPDATE users SET role = 'admin' WHERE id = ${all.mentor.id}`);
    expect(problemOf(await all.as.mentor.post(...approving(own.id)))).toEqual([403, 'FORBIDDEN']);
    await set(`UPDATE users SET role = 'mentor' WHERE id = ${all.mentor.id}`);
    // A decider who may only ask for the action cannot approve it.
    await api.rows(`UPDATE requests SET audience = '{${all.mentor.id}}', action = 'terminate' WHERE id = ${request}`);
    const refused = await all.as.mentor.post(...approving(request));
    expect([...problemOf(refused), refused.body.details]).toEqual([
      403,
      'FORBIDDEN',
      [{ field: 'permission', message: 'mentorship:terminate' }],
    ]);
    expect([await statusOf(request), await statusOf(own.id), await statusOfMentorship(id)]).toEqual(['open', 'open', 'active']);
  });

  it('happens once, of two who approve at the same time', async () => {
    const { all, id, request } = await anAsked();
    expect(await outcomesOf(all.as.mentor.post(...approving(request)), all.as.admin.post(...approving(request)))).toEqual([
      200,
      'REQUEST_CLOSED',
    ]);
    expect(await api.rows(`SELECT kind FROM mentorship_events WHERE mentorship_id = ${id} AND kind = 'paused'`)).toHaveLength(1);
  });

  it('or a withdrawal happens, not both', async () => {
    const { all, id, request } = await anAsked();
    const tries = await outcomesOf(all.as.mentor.post(...approving(request)), all.as.mentee.post(`${requests}/${request}/withdraw`));
    expect(tries).toEqual([200, 'REQUEST_CLOSED']);
    expect([['approved', 'paused'], ['withdrawn', 'active']]).toContainEqual([await statusOf(request), await statusOfMentorship(id)]); // prettier-ignore
  });

  it('or a hand-over happens: a mentor who has just lost the right does not approve', async () => {
    const { all, id, request } = await anAsked();
    const next = await api.aSaved(Role.Mentor);
    const tries = await outcomesOf(
      all.as.admin.post(`${mentorships}/${id}/hand-over`, { mentor_id: next.id, reason: 'A tour' }),
      all.as.mentor.post(...approving(request)),
    );
    expect([[200, 'MENTORSHIP_NOT_MOVABLE'], [200, 'REQUEST_NOT_FOUND']]).toContainEqual(tries); // prettier-ignore
    expect(await statusOf(request)).toBe(tries.includes('REQUEST_NOT_FOUND') ? 'open' : 'approved');
  });

  it('and the move by its own route, at the same time, do it once', async () => {
    const { all, request } = await anAsked();
    const tries = await outcomesOf(
      all.as.mentor.post(...approving(request)),
      all.as.admin.post(`${mentorships}/1/pause`, { reason: 'Exams' }),
    );
    expect([[200, 'MENTORSHIP_NOT_MOVABLE'], [200, 'REQUEST_CLOSED']]).toContainEqual(tries); // prettier-ignore
    expect(['approved', 'settled']).toContain(await statusOf(request));
  });

  it('is answered with both states when the thing has changed since, until the present one is confirmed', async () => {
    const { all, id, request } = await anAsked();
    await all.as.mentor.post(`${mentorships}/${id}/extend`, { end_on: '2030-03-01' });
    const { body: now } = await all.as.mentor.get(`${mentorships}/${id}`);
    const { end_on } = (await api.rows(`SELECT asked_state ->> 'end_on' AS end_on FROM requests WHERE id = ${request}`))[0];
    const stale = await all.as.mentor.post(...approving(request), { 'accept-language': 'en' });
    expect(problemOf(stale)).toEqual([409, 'REQUEST_STALE']);
    expect(stale.body.details).toEqual([
      { field: 'version', message: `version was 1 and is now ${now.version}.`, before: '1', now: String(now.version) },
      { field: 'end_on', message: `end_on was ${end_on} and is now 2030-03-01.`, before: end_on, now: '2030-03-01' },
    ]);
    expect(problemOf(await all.as.mentor.post(...approving(request, { confirm_version: now.version + 1 })))).toEqual([
      409,
      'REQUEST_STALE',
    ]);
    for (const confirm_version of [0, '2', null, 1.5])
      expect(problemOf(await all.as.mentor.post(...approving(request, { confirm_version })))[0]).toBe(422);
    expect(await statusOf(request)).toBe('open');
    expect((await all.as.mentor.post(...approving(request, { confirm_version: now.version }))).body.status).toBe('approved');
    expect(await statusOfMentorship(id)).toBe('paused');
  });

  it('of a request by the version before asks for no confirmation, because nothing is known', async () => {
    const { all, id, request } = await anAsked();
    await api.rows(`UPDATE requests SET asked_version = NULL, asked_state = NULL WHERE id = ${request}`);
    await all.as.mentor.patch(`${mentorships}/${id}`, { goal: 'Lead a section' });
    expect((await all.as.mentor.post(...approving(request))).body.status).toBe('approved');
  });

  it('is refused as the route would refuse it, and the request stays open', async () => {
    const { all, id, request } = await anAsked('extend', { end_on: '2030-03-01' });
    await all.as.mentor.post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
    const confirmed = async () => approving(request, { confirm_version: (await all.as.mentor.get(`${mentorships}/${id}`)).body.version });
    expect(problemOf(await all.as.mentor.post(...(await confirmed())))).toEqual([409, 'MENTORSHIP_NOT_MOVABLE']);
    await all.as.mentor.post(`${mentorships}/${id}/resume`);
    const payloads: [string, number, string][] = [
      ['{"end_on": "2020-01-01"}', 422, 'end_on'],
      ['{"end_on": "soon"}', 422, 'end_on'],
      ['{"end_on": "2030-03-01", "colour": "red"}', 422, 'colour'],
      ['{}', 422, 'end_on'],
    ];
    for (const [payload, status, field] of payloads) {
      await api.rows(`UPDATE requests SET payload = '${payload}' WHERE id = ${request}`);
      const refused = await all.as.mentor.post(...(await confirmed()));
      expect([refused.status, refused.body.details?.[0].field]).toEqual([status, field]);
    }
    expect(await statusOf(request)).toBe('open');
    expect(await api.rows("SELECT action FROM audit_entries WHERE action LIKE 'request.%'")).toEqual([{ action: 'request.create' }]);
    await api.rows(`UPDATE requests SET payload = '{"end_on": "2030-03-01"}' WHERE id = ${request}`);
    expect((await all.as.mentor.post(...(await confirmed()))).body.status).toBe('approved');
  });

  it('is replayed for a repeated request, not repeated', async () => {
    const { all, id, request } = await anAsked('extend', { end_on: '2030-03-01' });
    const key = { 'idempotency-key': 'one-approval' };
    const replies = [await all.as.mentor.post(...approving(request), key), await all.as.mentor.post(...approving(request), key)];
    expect(replies.map(({ status, headers }) => [status, headers['idempotent-replayed']])).toEqual([
      [200, undefined],
      [200, 'true'],
    ]);
    expect(await api.rows(`SELECT kind FROM mentorship_events WHERE mentorship_id = ${id} AND kind = 'extended'`)).toHaveLength(1);
  });

  it('takes few statements, and a list takes one', async () => {
    const { all, id, request } = await anAsked();
    for (const n of [1, 2, 3, 4, 5]) await all.as.mentee.post(`${mentorships}/${id}/extend`, { end_on: `2030-03-0${n}` });
    await all.as.mentor.get(requests);
    const listed = await statementsDuring(() => all.as.mentor.get(requests));
    expect(listed.split(';\n').filter((one) => one.includes('FROM requests'))).toHaveLength(1);
    const approved = await statementsDuring(() => all.as.mentor.post(...approving(request)));
    expect(approved.split(';\n').length).toBeLessThanOrEqual(30);
  });
});
