import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';

const companies = '/api/v1/companies';

describe('companies', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];
  const aPlatformAdmin = async () => api.as(await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }));
  const draft = { id: 'philharmonia', name: 'Philharmonia' };

  it('are created by the platform with an invited first admin', async () => {
    const platform = await aPlatformAdmin();
    const { status, headers, body } = await platform.post(companies, { ...draft, admin_email: 'Clara@Example.com', quota_bytes: 5_000 });
    expect([status, headers.location, headers.etag]).toEqual([201, `${companies}/philharmonia`, '"1"']);
    expect(body).toEqual({
      can: expect.arrayContaining(['company:delete', 'company:invite_admin']),
      can_ask: [],
      ...draft,
      timezone: 'Asia/Seoul',
      locale: 'ko',
      logo: null,
      version: 1,
      quota_bytes: 5_000,
      people_count: 0,
      departments_count: 0,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const [clara] = await api.rows("SELECT name, role, status, company_id, password_hash FROM users WHERE email = 'clara@example.com'");
    expect(clara).toEqual({ name: 'clara', role: 'admin', status: 'invited', company_id: 'philharmonia', password_hash: null });
    const trail = await api.rows('SELECT action, company_id FROM audit_entries ORDER BY id');
    expect(trail).toEqual([
      { action: 'company.create', company_id: 'philharmonia' },
      { action: 'user.invite', company_id: 'philharmonia' },
      { action: 'invitation.create', company_id: 'philharmonia' },
    ]);
    const [{ token }] = await api.rows(
      "SELECT substring(payload->>'body' FROM 'token=([\\w-]+)') AS token FROM outbox WHERE name = 'send_email'",
    );
    const joined = await api.anonymous().post('/api/v1/users/invitations/accept', { token, password: 'violin-on-the-roof-7' });
    expect([joined.status, joined.body]).toMatchObject([200, { role: 'admin', status: 'active', company: { id: 'philharmonia' } }]);
  });

  it('are refused with the reason', async () => {
    const platform = await aPlatformAdmin();
    const create = async (fields: object) => problem(await platform.post(companies, { ...draft, ...fields }));
    expect(await create({ id: 'sinfonia' })).toEqual([409, 'COMPANY_ID_TAKEN']);
    for (const id of ['Sinfonia', 'a b', '-a', 'a--b', '김', '']) expect(await create({ id })).toEqual([422, 'VALIDATION_FAILED']);
    expect(await create({ timezone: 'Nowhere' })).toEqual([422, 'VALIDATION_FAILED']);
    expect(await create({ locale: 'fr' })).toEqual([422, 'VALIDATION_FAILED']);
    expect(await create({ settings: [] })).toEqual([422, 'VALIDATION_FAILED']);
    expect(await create({ quota_bytes: -1 })).toEqual([422, 'VALIDATION_FAILED']);
    expect(await create({ created_at: 'x' })).toEqual([422, 'VALIDATION_FAILED']);
    expect((await platform.post(companies, { ...draft, id: '123-45-67890' })).status).toBe(201);
    expect(problem(await platform.get(`${companies}/Nope`))).toEqual([404, 'COMPANY_NOT_FOUND']);
  });

  it('show members the public fields, their admin all, and the platform all but the settings', async () => {
    const url = `${companies}/sinfonia`;
    await api.rows(`UPDATE companies SET settings = '{"week": "monday"}' WHERE id = 'sinfonia'`);
    const admin = await api.aSaved(Role.Admin);
    const seen = async (by: ReturnType<typeof api.as>) => Object.keys((await by.get(url)).body);
    const open = ['id', 'version', 'name', 'timezone', 'locale', 'logo'];
    const counted = ['quota_bytes', 'people_count', 'departments_count', 'created_at', 'updated_at'];
    expect(await seen(api.as(await api.aSaved(Role.Mentor)))).toEqual([...open, 'can', 'can_ask']);
    expect(await seen(api.as(await api.aSaved(Role.Mentee)))).toEqual([...open, 'can', 'can_ask']);
    expect(await seen(api.as(admin))).toEqual([...open, 'settings', ...counted, 'can', 'can_ask']);
    expect(await seen(await aPlatformAdmin())).toEqual([...open, ...counted, 'can', 'can_ask']);
    expect((await api.as(admin).get(url)).body).toMatchObject({ settings: { week: 'monday' }, people_count: 3 });
  });

  it('are listed to the platform; members get their own and 404 for others', async () => {
    const platform = await aPlatformAdmin();
    const ids = async (by: ReturnType<typeof api.as>, query = '') =>
      (await by.get(`${companies}?${query}`)).body.results.map(({ id }: { id: string }) => id);
    expect(await ids(platform)).toEqual(['elsewhere', 'sinfonia']);
    expect(await ids(platform, 'search=sinf&ordering=-created_at')).toEqual(['sinfonia']);
    expect(await ids(api.as(await api.aSaved(Role.Admin)))).toEqual(['sinfonia']);
    expect(await ids(api.as(await api.aSaved(Role.Mentee)))).toEqual(['sinfonia']);
    expect(await ids(api.as(await api.aSaved(Role.Mentee, { company_id: null })))).toEqual([]);
    const admin = api.as(await api.aSaved(Role.Admin));
    for (const id of ['elsewhere', 'nowhere']) {
      const url = `${companies}/${id}`;
      for (const answer of [await admin.get(url), await admin.patch(url, { name: 'X' })]) {
        expect(problem(answer)).toEqual([404, 'COMPANY_NOT_FOUND']);
      }
      expect(problem(await admin.delete(url))).toEqual([403, 'FORBIDDEN']);
    }
    expect(problem(await api.anonymous().get(companies))).toEqual([401, 'INVALID_TOKEN']);
  });

  it('are updated by their own admin, except the quota', async () => {
    const url = `${companies}/sinfonia`;
    const [admin, platform] = [api.as(await api.aSaved(Role.Admin)), await aPlatformAdmin()];
    const { body, headers } = await admin.patch(url, { name: 'Sinfonia Varsovia', timezone: 'Europe/Warsaw', settings: { a: 1 } });
    expect(body).toMatchObject({ name: 'Sinfonia Varsovia', timezone: 'Europe/Warsaw', settings: { a: 1 }, locale: 'ko' });
    expect(problem(await admin.put(url, { locale: 'en' }, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await admin.put(url, { locale: 'en' }, { 'if-match': headers.etag as string })).body).toMatchObject({ locale: 'en' });
    const permission = { field: 'permission', message: 'company:update' };
    expect(await admin.patch(url, { quota_bytes: 1 })).toMatchObject({
      status: 403,
      body: { details: [{ field: 'quota_bytes' }, permission] },
    });
    expect(await platform.patch(url, { name: 'Mine' })).toMatchObject({ status: 403, body: { details: [{ field: 'name' }, permission] } });
    expect((await platform.patch(url, { quota_bytes: 7 })).body).toMatchObject({ quota_bytes: 7 });
    expect(problem(await api.as(await api.aSaved(Role.Mentor)).patch(url, { name: 'X' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await admin.post(companies, draft))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await admin.delete(url))).toEqual([403, 'FORBIDDEN']);
  });

  it('keep settings that an update omits, and clear those it sets to null', async () => {
    const url = `${companies}/sinfonia`;
    const admin = api.as(await api.aSaved(Role.Admin));
    const set = async (settings: object, method: 'patch' | 'put' = 'patch') => (await admin[method](url, { settings })).body.settings;
    const week = { first_day: 'monday' };
    await api.rows(`UPDATE companies SET settings = '{"require_admin_totp": false, "note": "x"}' WHERE id = 'sinfonia'`);
    expect(await set({ week })).toEqual({ require_admin_totp: false, note: 'x', week });
    expect(await set({ note: null }, 'put')).toEqual({ require_admin_totp: false, week });
    expect(await set({})).toEqual({ require_admin_totp: false, week });
    expect(await set({ require_admin_totp: null })).toEqual({ week });
    expect(problem(await admin.patch(url, { settings: null }))).toEqual([422, 'VALIDATION_FAILED']);
    // Little by little is as long as all at once.
    expect((await admin.patch(url, { settings: { a: 'a'.repeat(15_000) } })).status).toBe(200);
    expect(await admin.patch(url, { settings: { b: 'b'.repeat(15_000) } })).toMatchObject({
      status: 422,
      body: { details: [{ field: 'settings' }] },
    });
  });

  it('keep both of two settings that are updated concurrently', async () => {
    const url = `${companies}/sinfonia`;
    const admin = api.as(await api.aSaved(Role.Admin));
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => admin.patch(url, { settings: { [key]: 1 } })));
    expect((await admin.get(url)).body.settings).toEqual({ a: 1, b: 1, c: 1, d: 1 });
  });

  describe('without an admin', () => {
    const url = `${companies}/philharmonia/admin-invitation`;
    const accept = (token: string) => api.anonymous().post('/api/v1/users/invitations/accept', { token, password: 'violin-on-the-roof-7' });
    const mails = () =>
      api.rows(`SELECT payload->>'to' AS "to", substring(payload->>'body' FROM 'token=([\\w-]+)') AS token
        FROM outbox WHERE name = 'send_email' ORDER BY id`);

    it('have their first admin invited again, and the earlier mail becomes void', async () => {
      const platform = await aPlatformAdmin();
      await platform.post(companies, { ...draft, admin_email: 'clara@example.com' });
      const again = () => platform.post(url, { admin_email: 'Clara@example.com' });
      expect(await again()).toMatchObject({ status: 429, headers: { 'retry-after': expect.any(String) } });
      await api.rows("UPDATE invitations SET sent_at = sent_at - interval '1 hour'");
      expect(await again()).toMatchObject({ status: 200, body: { id: 'philharmonia', people_count: 0 } });
      await api.rows("UPDATE invitations SET sent_at = sent_at - interval '1 hour', expires_at = now()");
      expect((await again()).status).toBe(200);
      const [first, second, third] = (await mails()).map(({ token }) => token as string);
      expect(problem(await accept(first!))).toEqual([404, 'INVITATION_NOT_FOUND']);
      expect(problem(await accept(second!))).toEqual([404, 'INVITATION_NOT_FOUND']);
      expect((await accept(third!)).body).toMatchObject({ role: 'admin', company: { id: 'philharmonia' } });
      expect(problem(await again())).toEqual([409, 'COMPANY_HAS_ADMIN']);
      expect(await api.rows('SELECT state, sent_count FROM invitations')).toEqual([{ state: 'accepted', sent_count: 3 }]);
    });

    it('have another admin invited if the address was wrong, and the first mail becomes void', async () => {
      const platform = await aPlatformAdmin();
      await platform.post(companies, { ...draft, admin_email: 'claar@example.com' });
      expect((await platform.post(url, { admin_email: 'clara@example.com' })).status).toBe(200);
      const [wrong, right] = await mails();
      expect(right.to).toBe('clara@example.com');
      expect(problem(await accept(wrong.token))).toEqual([409, 'INVITATION_CLOSED']);
      expect((await accept(right.token)).status).toBe(200);
      const states = await api.rows('SELECT state FROM invitations ORDER BY id');
      expect(states.map(({ state }) => state)).toEqual(['withdrawn', 'accepted']);
    });

    it('have a first admin invited by the platform only, and once under concurrent requests', async () => {
      const platform = await aPlatformAdmin();
      await platform.post(companies, draft);
      for (const role of [Role.Admin, Role.Mentor, Role.Mentee]) {
        expect(problem(await api.as(await api.aSaved(role)).post(url, { admin_email: 'a@example.com' }))).toEqual([403, 'FORBIDDEN']);
      }
      expect(problem(await platform.post(`${companies}/nowhere/admin-invitation`, { admin_email: 'a@example.com' }))).toEqual([
        404,
        'COMPANY_NOT_FOUND',
      ]);
      expect((await platform.post(url, {})).status).toBe(422);
      const answers = await Promise.all([1, 2, 3].map(() => platform.post(url, { admin_email: 'clara@example.com' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 429, 429]);
      expect(await mails()).toHaveLength(1);
    });
  });

  it('are deleted only if nobody has joined', async () => {
    const platform = await aPlatformAdmin();
    await platform.post(companies, { ...draft, admin_email: 'clara@example.com' });
    expect((await platform.delete(`${companies}/philharmonia`)).status).toBe(204);
    expect(await api.rows("SELECT FROM users WHERE email = 'clara@example.com'")).toEqual([]);
    await api.rows("INSERT INTO departments (company_id, name) VALUES ('elsewhere', 'Brass')");
    await api.aSaved(Role.Mentee);
    for (const id of ['sinfonia', 'elsewhere']) {
      expect(problem(await platform.delete(`${companies}/${id}`))).toEqual([409, 'COMPANY_NOT_EMPTY']);
    }
  });
});
