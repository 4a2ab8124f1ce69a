import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { startWorker } from '@test/worker';
import { Role } from '@app/auth';
import type { INestApplicationContext } from '@nestjs/common';

describe('dead letters', () => {
  const api = startApi();
  const operator = () => api.aSaved(Role.Admin, { company_id: null, is_superuser: true });

  const aLetter = async (given: { name?: string; payload?: object; error?: string } = {}) => {
    const {
      name = 'HolidaysChanged:Nobody.listens',
      payload = { company_id: 'sinfonia' },
      error = 'An unexpected error occurred.',
    } = given;
    const [row] = await api.rows(`
      INSERT INTO outbox (queue, name, payload, request_id, next_at, status, attempts, error, started_at, finished_at)
      VALUES ('default', '${name}', '${JSON.stringify(payload)}', 'r-1', now(), 'failed', 5, '${error}', now(), now()) RETURNING id::text`);
    return row.id as string;
  };

  it('lists messages of the system, and no jobs of users', async () => {
    const user = await api.aSaved(Role.Admin);
    const [of_mail, of_event] = [await aLetter({ name: 'send_email', payload: {} }), await aLetter()];
    await api.rows(`
      INSERT INTO outbox (queue, name, payload, user_id, company_id, next_at, status, finished_at)
      VALUES ('default', 'send_email', '{}', ${user.id}, 'sinfonia', now(), 'failed', now())`);
    await api.rows(`INSERT INTO outbox (queue, name, payload, next_at) VALUES ('default', 'send_email', '{}', now())`);
    const as = api.as(await operator());
    const { body } = await as.get('/api/v1/dead-letters');
    expect(body.results.map(({ id, is_replayable }: { id: string; is_replayable: boolean }) => [id, is_replayable])).toEqual([
      [of_event, true],
      [of_mail, false],
    ]);
    expect(body.results[0]).toMatchObject({ name: 'HolidaysChanged:Nobody.listens', status: 'failed', attempts: 5, request_id: 'r-1' });
    expect(JSON.stringify(body)).not.toContain('payload');
    expect((await as.get('/api/v1/dead-letters?name=send_email')).body.results).toMatchObject([{ id: of_mail }]);
    expect((await as.get('/api/v1/dead-letters?queue=high_priority')).body.results).toEqual([]);
  });

  it('hides addresses in the reason', async () => {
    const id = await aLetter({ error: 'The mail server refused the mail: 550 <mina@example.com> unknown' });
    const { body } = await api.as(await operator()).get(`/api/v1/dead-letters/${id}`);
    expect(body.error).toBe('The mail server refused the mail: 550 <…@…> unknown');
  });

  it('are only for the platform’s admin', async () => {
    const id = await aLetter();
    for (const role of [Role.Admin, Role.Mentor, Role.Mentee]) {
      const as = api.as(await api.aSaved(role));
      expect((await as.get('/api/v1/dead-letters')).status).toBe(403);
      expect((await as.post(`/api/v1/dead-letters/${id}/replay`)).status).toBe(403);
    }
  });

  it('refuses to replay one whose content was deleted, with 409', async () => {
    const id = await aLetter({ name: 'send_email', payload: {} });
    const { status, body } = await api.as(await operator()).post(`/api/v1/dead-letters/${id}/replay`);
    expect([status, body.error]).toEqual([409, 'DEAD_LETTER_NOT_REPLAYABLE']);
    expect(await api.rows(`SELECT status FROM outbox WHERE id = ${id}`)).toEqual([{ status: 'failed' }]);
  });

  it('lets one of two concurrent replays win (404 for the other)', async () => {
    const id = await aLetter();
    const as = api.as(await operator());
    const answers = await Promise.all([1, 2].map(() => as.post(`/api/v1/dead-letters/${id}/replay`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(answers.find(({ status }) => status === 200)!.body).toMatchObject({ id, status: 'queued', attempts: 0, error: null });
    expect(await api.rows("SELECT count(*)::int FROM audit_entries WHERE action = 'dead_letter.replay'")).toEqual([{ count: 1 }]);
  });

  describe('with a worker', () => {
    let worker: INestApplicationContext;
    beforeAll(async () => void (worker = await startWorker()));
    afterAll(() => worker.close());

    it('runs a replayed message', async () => {
      const id = await aLetter({ name: 'UserAnonymised:MemosListeners.forgetPerson', payload: { user_id: 0, company_id: 'sinfonia' } });
      expect((await api.as(await operator()).post(`/api/v1/dead-letters/${id}/replay`)).status).toBe(200);
      await eventually(async () => (await api.rows(`SELECT status FROM outbox WHERE id = ${id}`))[0]?.status === 'finished');
    });
  });
});
