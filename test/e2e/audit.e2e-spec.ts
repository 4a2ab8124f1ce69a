import { startApi } from '@test/app';
import { withoutTriggers } from '@test/database';
import { Role } from '@app/auth';
import { Seals } from '@app/audit';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { VerdictsRepository } from '@insight/audit/verdicts.repository';
import { VerifyingService } from '@insight/audit/verifying.service';
import { ArchivedSpans } from '../../libs/platform/audit/src/archived-spans';
import { ChainRows } from '../../libs/platform/audit/src/chain-rows';
import { SealedLinks } from '../../libs/platform/audit/src/sealed-links';

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

  it('shows an admin actor, action, request and address', async () => {
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
      changes: expect.objectContaining({ title: ['***', '***'], status: [null, 'todo'] }),
      request_id,
      address: '127.0.0.1',
      created_at: expect.stringMatching(/^\d{4}-.*\+00:00$/),
    });
  });

  it('shows everybody else their own entries, and other companies none', async () => {
    const { mentor, mentee } = await aStory();
    const outsider = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    const seen = async (who: typeof mentor) => actions((await api.as(who).get('/api/v1/audit')).body);
    expect(await seen(mentor)).toEqual(['task.assign']);
    expect(await seen(mentee)).toEqual(['task.submit', 'task.start']);
    expect(await seen(outsider)).toEqual([]);
    expect(await seen(platform)).toEqual([]);
  });

  it('is filtered and paged', async () => {
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

  it('is exported oldest first, an entry a line, with the entries that the caller may read, and logs the export', async () => {
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

  it('is exported completely, whatever its length', async () => {
    const admin = await api.aSaved(Role.Admin);
    // All rows have the same time, so that their order depends on the id.
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

  describe('verification', () => {
    type Person = Awaited<ReturnType<typeof api.aSaved>>;
    const verdict = async (who: Person, query = '') => (await api.as(who).get(`/api/v1/audit/verify${query}`)).body;
    const begin = (who: Person, body = {}) => api.as(who).post('/api/v1/audit/verify', body);
    /** The worker's service for seals: the api has no right to seal. */
    const sealsOf = (db: Database) => new Seals(new ChainRows(db), new SealedLinks(new ArchivedSpans(db), db), db, new Clock());
    const seal = async (count: number) => expect(await sealsOf(new Database(api.owner)).seal()).toBe(count);
    const nothing = { seals: 0, sealed: 0, archived: 0, unsealed: 0, head: null, first_broken: null, noted: null };

    /** Runs the waiting verifications at once, as the worker would; returns the reported percentages. */
    async function work(): Promise<number[]> {
      const verifying = new VerifyingService(api.get(VerdictsRepository), api.get(Seals));
      const told: number[] = [];
      const jobs = await api.rows("SELECT payload FROM outbox WHERE name = 'verify_audit_log' AND finished_at IS NULL");
      for (const { payload } of jobs) await verifying.verify(payload, async (percent) => void told.push(percent));
      await api.rows("UPDATE outbox SET status = 'finished', finished_at = now() WHERE name = 'verify_audit_log'");
      return told;
    }

    it('is started by an admin for their own company as a job that stores the result', async () => {
      const { admin } = await aStory();
      expect(await verdict(admin)).toEqual({ ok: null, verified_at: null, job_id: null, ...nothing });
      await seal(3);

      const { status, body: job, headers } = await begin(admin);
      expect([status, headers.location, job.name]).toEqual([202, `/api/v1/jobs/${job.id}`, 'verify_audit_log']);
      expect(await verdict(admin)).toMatchObject({ ok: null, job_id: job.id });
      expect((await api.as(admin).get(`/api/v1/jobs/${job.id}`)).body).toMatchObject({ id: job.id, status: 'queued' });
      expect((await work()).at(-1)).toBe(100);

      const { head, ...rest } = await verdict(admin);
      const counts = { seals: expect.any(Number), sealed: 3, archived: 0, unsealed: 1, first_broken: null };
      expect(rest).toEqual({ ok: true, verified_at: expect.any(String), job_id: job.id, ...counts, noted: null });
      expect(head).toEqual({ number: rest.seals, hash: expect.stringMatching(/^[0-9a-f]{64}$/), sealed_at: expect.any(String) });
      expect(await verdict(admin, `?noted=${head.hash}`)).toMatchObject({ ok: true, noted: true });
      expect(await verdict(admin, `?noted=${'0'.repeat(64)}`)).toMatchObject({ ok: false, noted: false, first_broken: null });

      const outsider = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
      expect(await verdict(outsider)).toMatchObject({ ok: null, ...nothing });
    });

    it('runs once at a time per log, however many request it', async () => {
      const { admin } = await aStory();
      const [another, outsider] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin, { company_id: 'elsewhere' })];
      const platform = () => api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
      const ids = async (...people: Person[]) => new Set((await Promise.all(people.map((who) => begin(who)))).map(({ body }) => body.id));
      const mine = await ids(admin, another, admin, another, admin);
      expect(mine.size).toBe(1);
      expect((await ids(await platform(), await platform())).size).toBe(1);
      expect([...(await ids(outsider))]).not.toEqual([...mine]);
      await work();
      expect([...(await ids(admin))]).not.toEqual([...mine]);
    });

    it('continues from the last valid seal, or starts from the first', async () => {
      const { admin } = await aStory();
      await seal(3);
      await begin(admin);
      await work();
      await aStory();
      await seal(4);
      await withoutTriggers('UPDATE audit_entries SET actor_id = 999 WHERE id = 2');
      await begin(admin);
      await work();
      expect(await verdict(admin)).toMatchObject({ ok: true, sealed: 7, unsealed: 1 });
      await begin(admin, { whole: true });
      await work();
      expect(await verdict(admin)).toMatchObject({ ok: false, first_broken: { reason: 'entries_changed' } });
      expect((await begin(admin, { whole: 'yes' })).status).toBe(422);
    });

    it('reports tampering, a truncated tail included', async () => {
      const { admin } = await aStory();
      await seal(3);
      await begin(admin);
      await work();
      await withoutTriggers("DELETE FROM audit_seals; DELETE FROM audit_entries WHERE action <> 'job.start'");
      await begin(admin);
      await work();
      expect(await verdict(admin)).toMatchObject({
        ok: false,
        seals: 0,
        first_broken: { number: expect.any(Number), reason: 'seal_missing', sealed_at: expect.any(String) },
      });
    });

    it('is refused to everybody else', async () => {
      const { mentor, mentee } = await aStory();
      for (const who of [mentor, mentee]) {
        expect(await verdict(who)).toMatchObject({ status: 403, code: 'E006' });
        expect((await begin(who)).body).toMatchObject({ status: 403, code: 'E006' });
      }
      expect((await api.anonymous().get('/api/v1/audit/verify')).status).toBe(401);
      expect((await api.anonymous().post('/api/v1/audit/verify')).status).toBe(401);
    });
  });
});
