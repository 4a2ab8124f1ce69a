import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';

describe('jobs', () => {
  const api = startApi();
  beforeEach(() => api.rows(`UPDATE companies SET settings = '{"mail_domains": ["example.com"]}' RETURNING id`));
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

  it('are accepted with 202 and a Location, and wait in the outbox', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { status, headers, body } = await api.as(admin).post('/api/v1/jobs', { ...mail, queue: 'low_priority' });
    expect(status).toBe(202);
    expect(headers.location).toBe(`/api/v1/jobs/${body.id}`);
    expect(body).toMatchObject({ queue: 'low_priority', name: 'send_email', status: 'queued', progress: 0, result: null, error: null });
    expect(typeof body.id).toBe('string');
    const { can, can_ask, ...row } = body;
    expect([can, can_ask]).toEqual([['job:read', 'job:cancel'], []]);
    expect((await api.as(admin).get(String(headers.location))).body).toEqual(body);
    expect((await api.as(admin).get('/api/v1/jobs')).body.results).toEqual([row]);
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

  it('are started by admins of a company', async () => {
    const forbidden = [403, 'E006', 'FORBIDDEN'];
    expect(await code(api.as(await api.aSaved(Role.Mentor)).post('/api/v1/jobs', mail))).toEqual(forbidden);
    expect(await code(api.as(await api.aSaved(Role.Admin, { company_id: null })).post('/api/v1/jobs', mail))).toEqual(forbidden);
    expect(await code(api.anonymous().post('/api/v1/jobs', mail))).toEqual([401, 'E002', 'INVALID_TOKEN']);
  });

  it('are 404 for others, except those of a company for its admins', async () => {
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

  it('are cancelled while they wait, and retried when they have failed', async () => {
    const { admin, job } = await aStartedJob();
    const move = (verb: string) => api.as(admin).post(`/api/v1/jobs/${job.id}/${verb}`);
    expect(await code(move('retry'))).toEqual([409, 'E170', 'JOB_NOT_MOVABLE']);
    expect((await move('cancel')).body).toMatchObject({ status: 'failed', error: 'Cancelled.' });
    expect(await code(move('cancel'))).toEqual([409, 'E170', 'JOB_NOT_MOVABLE']);
    expect((await move('cancel')).body.details).toMatchObject([{ field: 'status', message: 'The state is failed; open moves: retry.' }]);
    expect((await move('retry')).body).toMatchObject({ status: 'queued', error: null, attempts: 0, finished_at: null });
    await api.rows("UPDATE outbox SET status = 'started'");
    expect(await code(move('cancel'))).toEqual([409, 'E170', 'JOB_NOT_MOVABLE']);
    const trail = await api.rows('SELECT action FROM audit_entries ORDER BY id');
    expect(trail.map(({ action }) => action)).toEqual(['job.start', 'job.cancel', 'job.retry']);
  });

  it('return the caller’s permissions by state and key scopes', async () => {
    const [admin, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    const { body: job } = await api.as(admin).post('/api/v1/jobs', mail);
    await api.rows(`UPDATE outbox SET user_id = ${mina.id}`);
    const url = `/api/v1/jobs/${job.id}`;
    const { body: made } = await api.as(mina).post('/api/v1/api-keys', { name: 'Poll', scopes: ['job:read', 'job:retry'] });
    const key = { authorization: `Bearer ${made.key}` };
    const canOf = ({ body }: Answer) => [body.can, body.can_ask];
    const seen = async () => [
      canOf(await api.as(mina).get(url)),
      canOf(await api.as(admin).get(url)),
      canOf(await api.anonymous().get(url, key)),
    ];
    expect(await seen()).toEqual([
      [['job:read', 'job:cancel'], []],
      [['job:read', 'job:cancel'], []],
      [['job:read'], []],
    ]);
    expect(canOf(await api.as(admin).post(`${url}/cancel`))).toEqual([['job:read', 'job:retry'], []]);
    expect(await seen()).toEqual(Array(3).fill([['job:read', 'job:retry'], []]));
    expect(canOf(await api.as(mina).post(`${url}/retry`))).toEqual([['job:read', 'job:cancel'], []]);
    await api.rows("UPDATE outbox SET status = 'started'");
    expect(await seen()).toEqual(Array(3).fill([['job:read'], []]));
  });

  it('return the platform admin’s permissions on a scheduled task and its job', async () => {
    const platform = api.as(await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }));
    const admin = api.as(await api.aSaved(Role.Admin));
    await api.rows("INSERT INTO scheduled_tasks (name, cron, queue, next_at) VALUES ('count', '0 3 * * *', 'default', now())");
    const url = '/api/v1/scheduled-tasks/count';
    const idle = { can: ['scheduled_task:read', 'scheduled_task:update', 'scheduled_task:run'], can_ask: [] };
    expect((await platform.get(url)).body).toMatchObject({ version: 1, ...idle });
    expect((await platform.patch(url, { enabled: false })).body).toMatchObject({ version: 2, ...idle });
    expect((await admin.get(url)).status).toBe(403);
    const { body: job } = await platform.post(`${url}/run`);
    expect(job).toMatchObject({ name: 'count', can: ['job:read', 'job:cancel'], can_ask: [] });
    expect((await platform.get(url)).body).toMatchObject({ can: ['scheduled_task:read', 'scheduled_task:update'], can_ask: [] });
    expect((await platform.post(`${url}/run`)).body.error).toBe('SCHEDULED_TASK_RUNNING');
    expect((await admin.get(`/api/v1/jobs/${job.id}`)).status).toBe(404);
    const { results } = (await platform.get('/api/v1/scheduled-tasks')).body;
    expect(results.filter((row: object) => 'can' in row)).toEqual([]);
  });

  it('are cancelled while they run, if their kind can be stopped', async () => {
    const admin = await api.aSaved(Role.Admin);
    const started = async (name: string) => {
      const [row] = await api.rows(`
        INSERT INTO outbox (queue, name, payload, user_id, company_id, next_at, status, attempts, lease_until)
        VALUES ('low_priority', '${name}', '{}', ${admin.id}, 'sinfonia', now() + interval '1 hour', 'started', 1, now() + interval '5 s') RETURNING id`);
      return `/api/v1/jobs/${row.id}`;
    };
    const [walk, mail] = [await started('replan_company'), await started('send_email')];
    const as = api.as(admin);
    expect([(await as.get(walk)).body.can, (await as.get(mail)).body.can]).toEqual([['job:read', 'job:cancel'], ['job:read']]);
    expect((await as.post(`${mail}/cancel`)).status).toBe(409);
    expect((await as.post(`${walk}/cancel`)).body).toMatchObject({ status: 'failed', error: 'Cancelled.' });
    // The lease stays until its worker has noticed, so that a retry does not run beside it.
    expect((await as.post(`${walk}/retry`)).body).toMatchObject({ status: 'queued' });
    expect(await api.rows("SELECT lease_until > now() AS held FROM outbox WHERE name = 'replan_company'")).toEqual([{ held: true }]);
  });

  it('are cancelled once under concurrent requests', async () => {
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

  it('of the platform are hidden from everybody but its admin', async () => {
    const admin = await api.aSaved(Role.Admin);
    expect((await api.as(admin).get('/api/v1/queues')).status).toBe(403);
    expect((await api.as(admin).get('/api/v1/scheduled-tasks')).status).toBe(403);
    expect((await api.as(admin).post('/api/v1/scheduled-tasks/purge_outbox/run')).status).toBe(403);
    await api.rows("INSERT INTO outbox (queue, name, payload, next_at) VALUES ('default', 'x', '{}', now())");
    expect((await api.as(admin).get('/api/v1/jobs/1')).status).toBe(404);
  });
});
