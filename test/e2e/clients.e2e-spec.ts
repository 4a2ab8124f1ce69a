import { startApi } from '@test/app';
import { Role } from '@app/auth';

const PASSWORD = 'violin-on-the-roof';
const SIGN_IN_FIRST = '먼저 로그인하십시오. 액세스 토큰 또는 API 키가 없거나, 잘못되었거나, 만료되었습니다.';

describe('compatibility with clients of similar systems', () => {
  const api = startApi();
  const register = (fields: object) =>
    api.anonymous().post('/api/v1/auth/register', { email: 'mina@example.com', password: PASSWORD, ...fields });

  it('adds title and detail of RFC 9457 to errors', async () => {
    const { body } = await api.anonymous().get('/api/v1/tasks', { 'accept-language': 'ko' });
    expect(body).toMatchObject({ title: 'Invalid token', message: SIGN_IN_FIRST, detail: SIGN_IN_FIRST });
  });

  it('greets with message, docs and version', async () => {
    const { body } = await api.anonymous().get('/');
    expect(body).toMatchObject({ message: expect.any(String), docs: '/docs', version: expect.any(String) });
  });

  it('returns the user at sign-in, and a new pair under both refresh paths', async () => {
    await register({ name: '김미나' });
    const { body } = await api.anonymous().post('/api/v1/auth/login', { email: 'mina@example.com', password: PASSWORD });
    const me = await api.anonymous().get('/api/v1/auth/me', { authorization: `Bearer ${body.access_token}` });
    expect(body.user).toEqual(me.body);
    const next = await api.anonymous().post('/api/v1/auth/token/refresh', { refresh: body.refresh_token });
    expect(next.status).toBe(200);
    expect([next.body.access, next.body.refresh]).toEqual([next.body.access_token, next.body.refresh_token]);
    expect(next.body.refresh).not.toBe(body.refresh_token);
  });

  it('joins a name from its parts by locale, and requires one of the two', async () => {
    expect((await register({ first_name: '미나', last_name: '김' })).body).toMatchObject({ name: '김미나', first_name: '미나' });
    const anna = api.as(await api.aSaved(Role.Admin));
    const made = await anna.post('/api/v1/users', {
      email: 'clara@example.com',
      password: PASSWORD,
      first_name: 'Clara',
      last_name: 'Wolf',
    });
    expect(made.body).toMatchObject({ name: 'Clara Wolf', last_name: 'Wolf' });
    for (const { status, body } of [await anna.post('/api/v1/users', { email: 'x@example.com', password: PASSWORD }), await register({})]) {
      expect([status, body.details]).toEqual([422, [expect.objectContaining({ field: 'name' })]]);
    }
  });

  it('accepts size_bytes for size', async () => {
    const mina = api.as(await api.aSaved(Role.Mentee));
    const announce = (size: object) => mina.post('/api/v1/files/upload-url', { mime_type: 'application/pdf', filename: 'a.pdf', ...size });
    expect((await announce({ size_bytes: 1_000 })).status).toBe(201);
    expect((await announce({ size: 1_000 })).status).toBe(201);
    const { status, body } = await announce({});
    expect([status, body.details]).toEqual([422, [expect.objectContaining({ field: 'size' })]]);
  });

  it('reads empty text of an optional field as null', async () => {
    const mina = await api.aSaved(Role.Mentee, { position: 'Viola' });
    const { status, body } = await api.as(mina).patch('/api/v1/user/profile', { position: '', job_part: '  ', locale: '' });
    expect([status, body.position, body.job_part]).toEqual([200, null, null]);
  });

  it('lists every queue while it is empty, in the answer and in the metrics', async () => {
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    const { body } = await api.as(platform).get('/api/v1/queues');
    const names = ['default', 'high_priority', 'low_priority'];
    expect(body.map(({ queue }: { queue: string }) => queue)).toEqual(expect.arrayContaining(names));
    const metrics = await api.anonymous().get('/metrics');
    for (const name of names) expect(metrics.body).toContain(`queue_queued{queue="${name}"}`);
  });

  it('refuses a filter that the route itself fixes', async () => {
    const { status, body } = await api.as(await api.aSaved(Role.Mentee)).get('/api/v1/tasks/my?assignee_id=12');
    expect([status, body.details]).toEqual([422, [expect.objectContaining({ field: 'assignee_id' })]]);
  });
});
