import { startApi } from '@test/app';
import { MULTIPART, importWorker, multipart } from '@test/imports';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const BARRED = { status: 403, body: { code: 'E120', error: 'NOT_BY_API_KEY' } };
const BCRYPT = `$2b$12$${'a'.repeat(53)}`;
const INVITATIONS = '/api/v1/users/invitations';

describe('an API key cannot create access that outlives it', () => {
  const api = startApi();

  /** With whatever scopes, also those that no key is given any more. */
  async function bearing(owner: User, ...scopes: string[]) {
    const { body } = await api.as(owner).post('/api/v1/api-keys', { name: 'Nightly', scopes: ['user:list'] });
    await api.rows(`UPDATE api_keys SET scopes = '{${scopes.join()}}' WHERE id = ${body.id}`);
    const headers = { authorization: `Bearer ${body.key}` };
    const key = api.anonymous();
    return {
      get: (url: string) => key.get(url, headers),
      post: (url: string, payload?: object, more = {}) => key.post(url, payload, { ...headers, ...more }),
      patch: (url: string, payload: object) => key.patch(url, payload, headers),
    };
  }
  const people = async () => (await api.rows('SELECT count(*)::int AS n FROM users'))[0].n as number;

  it('refuses users with passwords: `user:create` creates neither an admin nor a mentee', async () => {
    const admin = await api.aSaved(Role.Admin);
    const key = await bearing(admin, 'user:create', 'user:*');
    const draft = { email: 'mallory@example.com', password: PASSWORD, name: 'Mallory' };
    expect(await key.post('/api/v1/users', { ...draft, role: 'admin' })).toMatchObject(BARRED);
    expect(await key.post('/api/v1/users', draft)).toMatchObject(BARRED);
    expect(await people()).toBe(1);
    const { status, body } = await api.as(admin).post('/api/v1/api-keys', { name: 'More', scopes: ['user:create'] });
    expect([status, body.details[0].field]).toEqual([422, 'scopes']);
  });

  it('refuses invitations above mentee, and resending one', async () => {
    const admin = await api.aSaved(Role.Admin);
    const key = await bearing(admin, 'invitation:*', 'user:*');
    for (const role of ['admin', 'mentor'])
      expect(await key.post(INVITATIONS, { email: 'mallory@example.com', role })).toMatchObject(BARRED);
    expect((await key.post(INVITATIONS, { email: 'joon@example.com' })).status).toBe(201);
    expect((await key.post(INVITATIONS, { email: 'jane@example.com', role: 'mentee' })).status).toBe(201);
    const { body: mentor } = await api.as(admin).post(INVITATIONS, { email: 'clara@example.com', role: 'mentor' });
    await api.rows("UPDATE invitations SET sent_at = now() - interval '1 hour'");
    expect(await key.post(`${INVITATIONS}/${mentor.id}/resend`)).toMatchObject(BARRED);
    await api.rows("UPDATE users SET role = 'mentor' WHERE email = 'joon@example.com'");
    const [joon] = await api.rows("SELECT id FROM invitations WHERE email = 'joon@example.com'");
    expect(await key.post(`${INVITATIONS}/${joon.id}/resend`)).toMatchObject(BARRED);
    const [jane] = await api.rows("SELECT id FROM invitations WHERE email = 'jane@example.com'");
    expect((await key.post(`${INVITATIONS}/${jane.id}/resend`)).status).toBe(200);
  });

  it('refuses roles, addresses and passwords of others, and the admin of a new company', async () => {
    const [admin, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    const key = await bearing(admin, 'user:*', 'user:change_role', 'user:appoint', 'user:change_email');
    const url = `/api/v1/users/${mina.id}`;
    for (const role of ['mentor', 'mentee']) {
      expect(await key.post(`${url}/role`, { role })).toMatchObject(BARRED);
      expect(await key.patch(url, { role })).toMatchObject(BARRED);
    }
    expect(await key.patch(url, { email: 'mallory@example.com', position: 'Viola' })).toMatchObject(BARRED);
    expect(await key.patch(`/api/v1/users/${admin.id}`, { email: 'mallory@example.com' })).toMatchObject(BARRED);
    expect((await key.patch(url, { position: 'Viola' })).status).toBe(200);
    expect((await api.rows(`SELECT role, email, position FROM users WHERE id = ${mina.id}`))[0]).toEqual({
      role: 'mentee',
      email: mina.email,
      position: 'Viola',
    });
    const oversight = await bearing(platform, 'company:*');
    const company = { id: 'philharmonia', name: 'Philharmonia' };
    expect(await oversight.post('/api/v1/companies', { ...company, admin_email: 'mallory@example.com' })).toMatchObject(BARRED);
    expect((await oversight.post('/api/v1/companies', company)).status).toBe(201);
  });

  it('refuses keys, sessions, factors and identities', async () => {
    const admin = await api.aSaved(Role.Admin);
    const key = await bearing(admin, 'api_key:*', 'session:*', 'totp:*', 'identity:*', 'account:*', 'user:*');
    const bodies: Readonly<Record<string, object | undefined>> = {
      'api-keys': { name: 'More', scopes: ['user:list'] },
      'auth/totp': undefined,
      'auth/oidc/acme/link': undefined,
      'auth/proof': { password: PASSWORD },
      'auth/password/change': { current_password: PASSWORD, new_password: 'cello-under-the-stairs' },
      'auth/email/change': { new_email: 'mallory@example.com', password: PASSWORD },
    };
    for (const [path, body] of Object.entries(bodies)) expect(await key.post(`/api/v1/${path}`, body)).toMatchObject(BARRED);
  });

  describe('by an import', () => {
    const worker = () => importWorker(api.get(Database));
    type Key = Awaited<ReturnType<typeof bearing>>;
    const upload = (key: Key, text: string) => key.post('/api/v1/users/import', multipart(text), MULTIPART);

    it('refuses roles and password hashes as problems of their lines', async () => {
      const key = await bearing(await api.aSaved(Role.Admin), 'user:*', 'import:*');
      const lines = ['mallory@example.com,Mallory,admin,', `eve@example.com,Eve,,${BCRYPT}`, 'joon@example.com,Joon,mentee,'];
      const { body } = await upload(key, `email,name,role,password_hash\n${lines.join('\n')}\n`);
      await worker().check(body.id);
      expect((await key.get(`/api/v1/users/import/${body.id}`)).body).toMatchObject({ status: 'checked', row_count: 3, error_count: 2 });
      const { results } = (await key.get(`/api/v1/users/import/${body.id}/rows?status=error`)).body;
      const found = results.map(({ line, problems }: any) => [line, problems.map(({ field }: any) => field)]);
      expect(found).toEqual([
        [2, ['role']],
        [3, ['password_hash']],
      ]);
      expect(results[0].problems[0].message).toContain('cannot be set by an API key');
      expect((await key.post(`/api/v1/users/import/${body.id}/commit`)).body.error).toBe('IMPORT_NOT_READY');
      expect(JSON.stringify(await api.rows('SELECT * FROM people_import_rows'))).not.toContain(BCRYPT);
    });

    it('creates mentees without a password and invites them', async () => {
      const key = await bearing(await api.aSaved(Role.Admin), 'user:*', 'import:*');
      const { body } = await upload(key, 'email,name\njoon@example.com,Joon\n');
      await worker().check(body.id);
      expect((await key.post(`/api/v1/users/import/${body.id}/commit`)).status).toBe(202);
      await worker().commit(body.id);
      expect(await api.rows("SELECT role, status FROM users WHERE email = 'joon@example.com'")).toEqual([
        { role: 'mentee', status: 'invited' },
      ]);
    });

    it.each([
      ['a role', 'email,name,role\nmallory@example.com,Mallory,mentor\n'],
      ['a password', `email,name,password_hash\nmallory@example.com,Mallory,${BCRYPT}\n`],
    ])('creates nothing from a file with %s that the owner uploaded', async (_, text) => {
      const admin = await api.aSaved(Role.Admin);
      const key = await bearing(admin, 'user:*', 'import:*');
      const { body } = await api.as(admin).post('/api/v1/users/import', multipart(text), MULTIPART);
      await worker().check(body.id);
      expect(await key.post(`/api/v1/users/import/${body.id}/commit`)).toMatchObject(BARRED);
      expect((await api.as(admin).post(`/api/v1/users/import/${body.id}/commit`)).status).toBe(202);
    });
  });
});
