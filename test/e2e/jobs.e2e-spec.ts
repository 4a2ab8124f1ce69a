import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';

describe('jobs', () => {
  const api = startApi();
  const data = { to: 'mina@example.com', subject: '환영합니다', body: 'Hello' };
  const mail = { name: 'send_email', data };
  const code = async (answer: Promise<Answer>) => {
    const { status, body } = await answer;
    return [status, body.code, body.error];
  };
  const invalid = [422, 'E100', 'VALIDATION_FAILED'];
  const missing = [404, 'E003', 'JOB_NOT_FOUND'];

  async function aStartedJob() {
    const admin = await api.aSaved(Role.Admin);
    const { body: job } = await api.as(admin).post('/api/v1/jobs', mail);
    return { admin, job };
  }

  it('are accepted, told where they are, and waiting in the outbox', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { status, headers, body } = await api.as(admin).post('/api/v1/jobs', { ...mail, queue: 'low_priority' });
    expect(status).toBe(202);
    expect(headers.location).toBe(`/api/v1/jobs/${body.id}`);
    expect(body).toMatchObject({ queue: 'low_priority', name: 'send_email', status: 'queued', progress: 0, result: null, error: null });
    expect(typeof body.id).toBe('string');
    expect((await api.as(admin).get(String(headers.location))).body).toEqual(body);
    expect((await api.as(admin).get('/api/v1/jobs')).body.results).toEqual([body]);
    expect(await api.rows('SELECT queue, payload, max_attempts FROM outbox')).toEqual([
      { queue: 'low_priority', payload: data, max_attempts: 10 },
    ]);
    expect(await api.rows('SELECT action, actor_id, resource_id FROM audit_entries')).toEqual([
      { action: 'job.start', actor_id: admin.id, resource_id: body.id },
    ]);
  });

  it.each([
    ['an unknown name', { name: 'shutdown', data }],
    ['a name every object has', { name: 'constructor', data }],
    ['an unknown queue', { ...mail, queue: 'events' }],
    ['an unknown field', { ...mail, data: { ...data, bcc: 'all@example.com' } }],
    ['a missing field', { ...mail, data: { to: data.to, subject: data.subject } }],
    ['no data', { name: 'send_email' }],
    ['data that is no object', { ...mail, data: 'to: mina' }],
    ['data that is a list', { ...mail, data: [data, data] }],
    ['two addresses', { ...mail, data: { ...data, to: 'a@example.com, b@example.com' } }],
    ['a second header', { ...mail, data: { ...data, subject: 'Hello\r\nBcc: all@example.com' } }],
    ['a second header in the address', { ...mail, data: { ...data, to: 'a@example.com\nBcc: b@example.com' } }],
    ['a body that is a number', { ...mail, data: { ...data, body: 5 } }],
    ['a NUL', { ...mail, data: { ...data, body: 'a\0b' } }],
  ])('are refused with %s', async (_, request) => {
    const admin = await api.aSaved(Role.Admin);
    expect(await code(api.as(admin).post('/api/v1/jobs', request))).toEqual(invalid);
    expect(await api.rows('SELECT FROM outbox')).toEqual([]);
  });

  it('are for admins of a company to start', async () => {
    const forbidden = [403, 'E006', 'FORBIDDEN'];
    expect(await code(api.as(await api.aSaved(Role.Mentor)).post('/api/v1/jobs', mail))).toEqual(forbidden);
    expect(await code(api.as(await api.aSaved(Role.Admin, { company_id: null })).post('/api/v1/jobs', mail))).toEqual(forbidden);
    expect(await code(api.anonymous().post('/api/v1/jobs', mail))).toEqual([401, 'E002', 'INVALID_TOKEN']);
  });

  it("of others do not exist, except a company's for its admins", async () => {
    const { job } = await aStartedJob();
    const [colleague, mentor, outsider] = [
      await api.aSaved(Role.Admin),
      await api.aSaved(Role.Mentor),
      await api.aSaved(Role.Admin, { company_id: 'elsewhere' }),
    ];
    const url = `/api/v1/jobs/${job.id}`;
    expect((await api.as(colleague).get(url)).body).toEqual(job);
    expect((await api.as(colleague).get('/api/v1/jobs')).body.count).toBe(1);
    for (const stranger of [mentor, outsider]) {
      expect(await code(api.as(stranger).get(url))).toEqual(missing);
      expect(await code(api.as(stranger).post(`${url}/cancel`))).toEqual(missing);
      expect((await api.as(stranger).get('/api/v1/jobs')).body.count).toBe(0);
    }
    for (const id of ['0', '99999', '1.5', 'x', '99999999999999999999'])
      expect(await code(api.as(colleague).get(`/api/v1/jobs/${id}`))).toEqual(missing);
  });

  it('are called off while they wait, and begun again when they have failed', async () => {
    const { admin, job } = await aStartedJob();
    const move = (verb: string) => api.as(admin).post(`/api/v1/jobs/${job.id}/${verb}`);
    expect(await code(move('retry'))).toEqual([409, 'E170', 'JOB_NOT_MOVABLE']);
    expect((await move('cancel')).body).toMatchObject({ status: 'failed', error: 'Cancelled.' });
    expect(await code(move('cancel'))).toEqual([409, 'E170', 'JOB_NOT_MOVABLE']);
    expect((await move('retry')).body).toMatchObject({ status: 'queued', error: null, attempts: 0, finished_at: null });
    await api.rows("UPDATE outbox SET status = 'started'");
    expect(await code(move('cancel'))).toEqual([409, 'E170', 'JOB_NOT_MOVABLE']);
    const trail = await api.rows('SELECT action FROM audit_entries ORDER BY id');
    expect(trail.map(({ action }) => action)).toEqual(['job.start', 'job.cancel', 'job.retry']);
  });

  it('are called off once, however many try at the same time', async () => {
    const { admin, job } = await aStartedJob();
    const answers = await Promise.all([1, 2, 3].map(() => api.as(admin).post(`/api/v1/jobs/${job.id}/cancel`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('are filtered and ordered', async () => {
    const { admin, job } = await aStartedJob();
    await api.as(admin).post('/api/v1/jobs', mail);
    const listed = async (query: string) =>
      (await api.as(admin).get(`/api/v1/jobs?${query}`)).body.results.map(({ id }: { id: string }) => id);
    expect(await listed('ordering=created_at&status=queued&queue=high_priority&name=send_email&page_size=1')).toEqual([job.id]);
    expect(await listed('status=failed')).toEqual([]);
  });

  it("keep the platform's own from everybody but its admin", async () => {
    const admin = await api.aSaved(Role.Admin);
    expect((await api.as(admin).get('/api/v1/queues')).status).toBe(403);
    expect((await api.as(admin).get('/api/v1/scheduled-tasks')).status).toBe(403);
    expect((await api.as(admin).post('/api/v1/scheduled-tasks/purge_outbox/run')).status).toBe(403);
    await api.rows("INSERT INTO outbox (queue, name, payload, next_at) VALUES ('default', 'x', '{}', now())");
    expect((await api.as(admin).get('/api/v1/jobs/1')).status).toBe(404);
  });
});
