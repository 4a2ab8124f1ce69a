import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role, SessionRightsCache } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const URL = 'https://hooks.example.com/tutti';
const SECRET = /^whsec_[\w+/]{43}=$/;
const draft = { url: URL, events: ['task.submitted', 'user.joined'] };

describe('webhooks', () => {
  const api = startApi();
  const create = (admin: User, given: object = {}) => api.as(admin).post('/api/v1/webhooks', { ...draft, ...given });

  it('are created with a secret that is told once, and sealed', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { status, headers, body } = await create(admin, {
      description: 'Payroll',
      events: ['user.joined', 'task.submitted', 'user.joined'],
    });
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/api/v1/webhooks/${body.id}`, 'cache-control': 'no-store' });
    const { secret, ...webhook } = body;
    expect(secret).toMatch(SECRET);
    expect(webhook).toMatchObject({
      ...draft,
      description: 'Payroll',
      is_active: true,
      paused_at: null,
      paused_reason: null,
      consecutive_failures: 0,
      previous_secret_ends_at: null,
      can: ['webhook:read', 'webhook:update', 'webhook:delete', 'webhook:rotate_secret', 'webhook:test'],
    });
    const found = await api.as(admin).get(`/api/v1/webhooks/${webhook.id}`);
    expect(found.body).toEqual(webhook);
    expect(found.headers.etag).toBe('"1"');
    const [row] = (await api.as(admin).get('/api/v1/webhooks')).body.results;
    expect({ ...row, can: webhook.can, can_ask: [] }).toEqual(webhook);
    const stored = JSON.stringify(await api.rows(`SELECT w.*, s.* FROM webhooks w JOIN webhook_secrets s ON s.webhook_id = w.id`));
    expect(stored).not.toContain(secret.slice('whsec_'.length));
  });

  it('leave an audit entry without the URL, and a mail to whoever made them', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { body } = await create(admin);
    await api.as(admin).patch(`/api/v1/webhooks/${body.id}`, { url: `${URL}?key=abc`, is_active: false });
    await api.as(admin).post(`/api/v1/webhooks/${body.id}/rotate-secret`);
    await api.as(admin).delete(`/api/v1/webhooks/${body.id}`);
    const entries = await api.rows(`SELECT action, changes FROM audit_entries ORDER BY id`);
    expect(entries.map(({ action }) => action)).toEqual(['webhook.create', 'webhook.update', 'webhook.rotate_secret', 'webhook.remove']);
    expect(JSON.stringify(entries)).not.toContain('hooks.example.com');
    expect(entries[1].changes).toMatchObject({ is_active: [true, false] });
    const subjects = (await mailsTo(api, admin.email)).map(({ subject }) => subject);
    expect(subjects).toEqual(['웹훅이 생성되었습니다', '웹훅의 비밀 키가 교체되었습니다']);
    expect(await api.rows('SELECT FROM webhook_secrets')).toEqual([]);
  });

  it('rotate their secret, and tell until when the old one signs', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { body } = await create(admin);
    const secrets = [body.secret];
    for (let turn = 0; turn < 3; turn++) {
      const rotated = await api.as(admin).post(`/api/v1/webhooks/${body.id}/rotate-secret`);
      expect([rotated.status, rotated.headers['cache-control']]).toEqual([200, 'no-store']);
      secrets.push(rotated.body.secret);
    }
    expect(new Set(secrets.filter((secret) => SECRET.test(secret))).size).toBe(4);
    // At most two are live, however often it is rotated.
    expect(await api.rows('SELECT ends_at IS NULL AS current FROM webhook_secrets ORDER BY id')).toEqual([
      { current: false },
      { current: true },
    ]);
    const { previous_secret_ends_at } = (await api.as(admin).get(`/api/v1/webhooks/${body.id}`)).body;
    expect((Date.parse(previous_secret_ends_at) - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
  });

  it.each([
    ['an address of this machine', 'http://127.0.0.1:8001/'],
    ['one in decimal', 'http://2130706433/'],
    ['one in octal', 'https://0177.0.0.1/'],
    ['its name', 'https://localhost/'],
    ['metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
    ['an address of a private network', 'https://10.0.0.1/'],
    ['IPv6 loopback', 'https://[::1]/'],
    ['IPv4 written as IPv6', 'https://[::ffff:10.0.0.1]/'],
    ['a user name', 'https://user@hooks.example.com/'],
    ['a password', 'https://user:word@hooks.example.com/'],
    ['a fragment', 'https://hooks.example.com/#part'],
    ['another protocol', 'ftp://hooks.example.com/'],
    ['a script', 'javascript:alert(1)'],
    ['no host', 'https://'],
    ['text', 'hooks.example.com'],
    ['a NUL', 'https://hooks.example.com/\0'],
    ['too long a path', `https://hooks.example.com/${'a'.repeat(2_000)}`],
  ])('are refused with %s as the URL', async (_, url) => {
    const admin = await api.aSaved(Role.Admin);
    expect(await create(admin, { url })).toMatchObject({ status: 422, body: { code: 'E100', details: [{ field: 'url' }] } });
    const { id } = (await create(admin)).body;
    expect((await api.as(admin).patch(`/api/v1/webhooks/${id}`, { url })).status).toBe(422);
  });

  it('hear of declared events only', async () => {
    const admin = await api.aSaved(Role.Admin);
    const { body } = await api.as(admin).get('/api/v1/webhooks/event-types', { 'accept-language': 'en' });
    const types = body.results.map(({ type }: { type: string }) => type);
    expect(body.results).toContainEqual({ type: 'task.submitted', description: 'A task was submitted for review.' });
    expect(types).toEqual([...types].sort());
    // Nothing that admins do not see themselves: private notes, and music that belongs to a person.
    expect(types.filter((type: string) => /^(memo|score|setlist|file)\./.test(type))).toEqual([]);
    expect((await create(admin, { events: types })).body.events).toEqual(types);
    for (const events of [['memo.written'], ['TaskSubmitted'], ['task.*'], ['*'], [], 'task.submitted', [5], ['constructor.name']])
      expect(await create(admin, { events })).toMatchObject({ status: 422, body: { details: [{ field: 'events' }] } });
  });

  it('are twenty at most for a company, even if two are made at the same time', async () => {
    const [admin, other] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Admin)];
    await api.rows(
      `INSERT INTO webhooks (company_id, url, events) SELECT 'sinfonia', '${URL}', '{}' FROM generate_series(1, 19) RETURNING id`,
    );
    const answers = await Promise.all([create(admin), create(other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'E340', error: 'TOO_MANY_WEBHOOKS' });
  });

  it("are the admins' of their company, and of nobody else", async () => {
    const admin = await api.aSaved(Role.Admin);
    const { body } = await create(admin);
    const path = `/api/v1/webhooks/${body.id}`;
    const outsider = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    for (const call of [
      api.as(outsider).get(path),
      api.as(outsider).get(`${path}/deliveries`),
      api.as(outsider).patch(path, { is_active: false }),
      api.as(outsider).post(`${path}/rotate-secret`),
      api.as(outsider).post(`${path}/test`),
      api.as(outsider).delete(path),
    ])
      expect(await call).toMatchObject({ status: 404, body: { code: 'E003', error: 'WEBHOOK_NOT_FOUND' } });
    expect((await api.as(outsider).get('/api/v1/webhooks')).body.count).toBe(0);
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    for (const user of [await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee), platform])
      expect(await create(user)).toMatchObject({ status: 403, body: { code: 'E006' } });
  });

  it('need a fresh proof for a secret, and no API key gets one', async () => {
    const admin = await api.aSaved(Role.Admin);
    const me = api.as(admin);
    const { body } = await create(admin);
    const key = (await me.post('/api/v1/api-keys', { name: 'Nightly', scopes: ['webhook:*', 'webhook_delivery:*'] })).body.key as string;
    const byKey = { authorization: `Bearer ${key}` };
    const barred = { status: 403, body: { error: 'NOT_BY_API_KEY' } };
    expect(await me.post('/api/v1/webhooks', draft, byKey)).toMatchObject(barred);
    expect(await me.post(`/api/v1/webhooks/${body.id}/rotate-secret`, {}, byKey)).toMatchObject(barred);
    expect(await me.delete(`/api/v1/webhooks/${body.id}`, byKey)).toMatchObject(barred);
    expect((await me.get('/api/v1/webhooks', byKey)).body.count).toBe(1);
    await api.rows(`UPDATE sessions SET proven_until = now() - interval '1 second' RETURNING id`);
    api.get(SessionRightsCache).forget();
    const stale = { status: 403, body: { error: 'PROOF_REQUIRED' } };
    expect(await create(admin)).toMatchObject(stale);
    expect(await me.post(`/api/v1/webhooks/${body.id}/rotate-secret`)).toMatchObject(stale);
  });

  it('keep no answer with a secret for a repeated request', async () => {
    const admin = await api.aSaved(Role.Admin);
    const again = () => api.as(admin).post('/api/v1/webhooks', draft, { 'idempotency-key': 'once' });
    expect((await again()).status).toBe(201);
    expect(await again()).toMatchObject({ status: 409, body: { error: 'IDEMPOTENCY_REPLAY_UNAVAILABLE' } });
    expect(await api.rows('SELECT FROM webhooks')).toHaveLength(1);
  });
});
