import { DataSource } from 'typeorm';
import { startApi } from '@test/app';
import { withoutTriggers } from '@test/database';
import { sealed } from '@test/seals';
import { Role } from '@app/auth';
import { Seals } from '@app/audit';

describe('the audit log', () => {
  const api = startApi();
  const work = { title: 'Read the house rules', due_at: '2030-01-15T10:00:00+00:00' };
  const actions = (body: { results: { action: string }[] }) => body.results.map(({ action }) => action);

  async function aStory() {
    const [admin, mentor, mentee] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    await api.pair(mentor, mentee);
    const { body: task, headers } = await api.as(mentor).post('/api/v1/tasks', { ...work, assignee_id: mentee.id });
    for (const verb of ['start', 'submit']) await api.as(mentee).post(`/api/v1/tasks/${task.id}/${verb}`);
    return { admin, mentor, mentee, task, request_id: headers['x-request-id'] as string };
  }

  it('tells an admin who did what, in which request and from where', async () => {
    const { admin, mentor, task, request_id } = await aStory();
    const { body } = await api.as(admin).get('/api/v1/audit');
    expect(actions(body)).toEqual(['task.submit', 'task.start', 'task.assign']);
    expect(body.next_cursor).toBeNull();
    expect(body.results[0].changes).toEqual({ status: ['in_progress', 'submitted'] });
    expect(body.results[2]).toEqual({
      id: 1,
      company_id: 'sinfonia',
      actor_id: mentor.id,
      actor: { id: mentor.id, name: 'Somebody', profile_image: null },
      action: 'task.assign',
      resource: 'task',
      resource_id: String(task.id),
      changes: expect.objectContaining({ title: [null, work.title], status: [null, 'todo'] }),
      request_id,
      address: '127.0.0.1',
      created_at: expect.stringMatching(/^\d{4}-.*\+00:00$/),
    });
  });

  it('shows everybody else their own doings, and another company nothing', async () => {
    const { mentor, mentee } = await aStory();
    const outsider = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    const seen = async (who: typeof mentor) => actions((await api.as(who).get('/api/v1/audit')).body);
    expect(await seen(mentor)).toEqual(['task.assign']);
    expect(await seen(mentee)).toEqual(['task.submit', 'task.start']);
    expect(await seen(outsider)).toEqual([]);
    expect(await seen(platform)).toEqual([]);
  });

  it('is filtered, and read a part at a time', async () => {
    const { admin, mentee, task, request_id } = await aStory();
    const found = async (query: string) => actions((await api.as(admin).get(`/api/v1/audit?${query}`)).body);
    expect(await found(`actor_id=${mentee.id}`)).toEqual(['task.submit', 'task.start']);
    expect(await found('action=task.start')).toEqual(['task.start']);
    expect(await found(`resource=task&resource_id=${task.id}`)).toHaveLength(3);
    expect(await found('resource=user')).toEqual([]);
    expect(await found(`request_id=${request_id}`)).toEqual(['task.assign']);
    expect(await found('from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z')).toHaveLength(3);
    expect(await found('from=2099-01-01T00:00:00Z')).toEqual([]);
    expect(await found('to=2020-01-01T00:00:00Z')).toEqual([]);

    const { body: first } = await api.as(admin).get('/api/v1/audit?limit=2');
    expect(actions(first)).toEqual(['task.submit', 'task.start']);
    const { body: rest } = await api.as(admin).get(`/api/v1/audit?limit=2&cursor=${first.next_cursor}`);
    expect([actions(rest), rest.next_cursor]).toEqual([['task.assign'], null]);
  });

  it('is taken out oldest first, an entry a line, by everybody as far as they see it, and says so', async () => {
    const { admin, mentee, task } = await aStory();
    const lines = async (who: typeof admin, query = '') => {
      const { statusCode, headers, body } = await api.as(who).raw(`/api/v1/audit/export${query}`);
      expect([statusCode, headers['content-type'], headers['content-disposition']]).toEqual([
        200,
        'application/x-ndjson',
        'attachment; filename="audit.ndjson"',
      ]);
      return body
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line));
    };
    const all = await lines(admin);
    expect(actions({ results: all })).toEqual(['task.assign', 'task.start', 'task.submit', 'audit.export']);
    const { body: listed } = await api.as(admin).get('/api/v1/audit');
    expect(all).toEqual(listed.results.toReversed());
    expect(actions({ results: await lines(mentee) })).toEqual(['task.start', 'task.submit', 'audit.export']);
    expect(actions({ results: await lines(admin, `?resource=task&resource_id=${task.id}&action=task.start`) })).toEqual(['task.start']);
    const noted = await api.rows("SELECT actor_id, changes FROM audit_entries WHERE action = 'audit.export' ORDER BY id");
    expect(noted).toHaveLength(3);
    expect(noted[2]).toEqual({ actor_id: admin.id, changes: expect.objectContaining({ action: [null, 'task.start'] }) });
    for (const wrong of ['?limit=5', '?cursor=x', '?from=yesterday'])
      expect((await api.as(admin).get(`/api/v1/audit/export${wrong}`)).status).toBe(422);
  });

  it('is taken out whole, however long it is', async () => {
    const admin = await api.aSaved(Role.Admin);
    // One moment for all: the place in the log is the moment and the id.
    await api.rows(`INSERT INTO audit_entries (company_id, actor_id, action, resource, changes)
      SELECT 'sinfonia', ${admin.id}, 'test', 'test', '{}' FROM generate_series(1, 2500)`);
    const { body } = await api.as(admin).raw('/api/v1/audit/export?action=test');
    const ids = body.split('\n').filter(Boolean).map((line) => JSON.parse(line).id); // prettier-ignore
    expect(ids).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 1));
  });

  it.each(['cursor=nonsense', 'from=yesterday', 'limit=101', 'actor_id=x', 'who=me'])('refuses ?%s', async (query) => {
    const admin = await api.aSaved(Role.Admin);
    expect((await api.as(admin).get(`/api/v1/audit?${query}`)).status).toBe(422);
  });

  describe('can be verified', () => {
    const verify = async (who: Awaited<ReturnType<typeof api.aSaved>>, query = '') =>
      (await api.as(who).get(`/api/v1/audit/verify${query}`)).body;

    it('by an admin, for their own company', async () => {
      const { admin } = await aStory();
      expect(await verify(admin)).toEqual({ ok: true, seals: 0, sealed: 0, unsealed: 3, head: null, first_broken: null, noted: null });
      await sealed(api.get(DataSource), () => api.get(Seals).seal(), 3);

      const { head, ...verdict } = await verify(admin);
      expect(verdict).toEqual({ ok: true, seals: expect.any(Number), sealed: 3, unsealed: 0, first_broken: null, noted: null });
      expect(head).toEqual({ number: verdict.seals, hash: expect.stringMatching(/^[0-9a-f]{64}$/), sealed_at: expect.any(String) });
      expect(await verify(admin, `?noted=${head.hash}`)).toMatchObject({ ok: true, noted: true });
      expect(await verify(admin, `?noted=${'0'.repeat(64)}`)).toMatchObject({ ok: false, noted: false, first_broken: null });

      const outsider = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
      expect(await verify(outsider)).toMatchObject({ ok: true, seals: 0, sealed: 0, unsealed: 0 });
    });

    it('and shows where somebody has been at it', async () => {
      const { admin } = await aStory();
      await sealed(api.get(DataSource), () => api.get(Seals).seal(), 3);
      await withoutTriggers("UPDATE audit_entries SET actor_id = 999 WHERE action = 'task.start'");
      expect(await verify(admin)).toMatchObject({
        ok: false,
        first_broken: { number: expect.any(Number), reason: 'entries_changed', sealed_at: expect.any(String) },
      });
    });

    it('by nobody else', async () => {
      const { mentor, mentee } = await aStory();
      for (const who of [mentor, mentee]) expect(await verify(who)).toMatchObject({ status: 403, code: 'E006' });
      expect((await api.anonymous().get('/api/v1/audit/verify')).status).toBe(401);
    });
  });
});
