import type { INestApplicationContext } from '@nestjs/common';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { mentorships } from '@test/mentorships';
import { approving, problemOf, requestsOf } from '@test/requests';
import { startWorker } from '@test/worker';
import { Role } from '@app/auth';
import { CalendarService } from '@organisation/calendar';

describe('requests for approval beside a running worker', () => {
  const api = startApi();
  let worker: INestApplicationContext;
  beforeAll(async () => void (worker = await startWorker()));
  beforeEach(() => api.get(CalendarService).forget());
  afterAll(() => worker.close());
  const { people, anActive, statusOf, set } = requestsOf(api);
  const becomes = (id: number, status: string) => eventually(async () => (await statusOf(id)) === status);

  /** One story: a database that is emptied under a running worker would deadlock with it. */
  it('follow their people: deactivated, of another role, anonymised, with expired words', async () => {
    const all = await people();
    const anAsker = async () => {
      const mentee = await api.aSaved(Role.Mentee);
      const { id } = await anActive({ ...all, mentee, as: { ...all.as, mentee: api.as(mentee) } });
      const asked = await api.as(mentee).post(`${mentorships}/${id}/pause`, { reason: 'Exams' });
      return { mentee, id: id as number, request: asked.body.id as number };
    };
    const [leaver, riser, forgotten] = [await anAsker(), await anAsker(), await anAsker()];

    expect((await all.as.admin.delete(`/api/v1/users/${leaver.mentee.id}`)).status).toBe(204);
    await becomes(leaver.request, 'void');

    await set(`UPDATE mentorships SET mentee_id = ${all.mentee.id} WHERE id = ${riser.id}`);
    expect(await statusOf(riser.request)).toBe('open');
    const risen = await all.as.admin.post(`/api/v1/users/${riser.mentee.id}/role`, { role: 'mentor' });
    expect([risen.status, risen.body.role]).toEqual([200, 'mentor']);
    await becomes(riser.request, 'void');

    await all.as.mentor.post(`/api/v1/requests/${forgotten.request}/refuse`, { reason: 'Not before the concert' });
    for (const [name, user_id] of [
      ['UserAnonymised', forgotten.mentee.id],
      ['SharedWordsExpired', all.mentor.id],
    ])
      await api.rows(`INSERT INTO outbox (queue, name, payload, next_at)
        VALUES ('events', '${name}', '{"user_id": ${user_id}, "company_id": "sinfonia"}', now())`);
    await eventually(async () => {
      const [{ payload, note }] = await api.rows(`SELECT payload, note FROM requests WHERE id = ${forgotten.request}`);
      return Object.keys(payload).length === 0 && note !== 'Not before the concert';
    });
    expect(await statusOf(forgotten.request)).toBe('refused');
  });
});

describe('an approval that found the request void', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { anAsked, set, statusOf } = requestsOf(api);

  it('is refused again when it is repeated under its key, and voids once', async () => {
    const { all, request } = await anAsked();
    await set(`UPDATE users SET status = 'suspended' WHERE id = ${all.mentee.id}`);
    const key = { 'idempotency-key': 'one-void-approval' };
    const first = await all.as.admin.post(...approving(request), key);
    expect(problemOf(first)).toEqual([409, 'REQUEST_VOID']);
    const again = await all.as.admin.post(...approving(request), key);
    expect([problemOf(again), again.headers['idempotent-replayed']]).toEqual([[409, 'REQUEST_VOID'], 'true']);
    expect(await statusOf(request)).toBe('void');
    expect(await api.rows("SELECT count(*)::int AS n FROM audit_entries WHERE action = 'request.void'")).toEqual([{ n: 1 }]);
    expect(problemOf(await all.as.admin.post(...approving(request)))).toEqual([409, 'REQUEST_CLOSED']);
  });
});
