import { hash } from '@node-rs/bcrypt';
import { startApi } from '@test/app';
import { mailsTo } from '@test/mailbox';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const OLD = 'max@example.com';
const NEW = 'max.mustermann@example.com';
const users = '/api/v1/users';

describe('the e-mail address of an account', () => {
  const api = startApi();
  const verify = (token: string | undefined, user: User) => api.as(user).post('/api/v1/auth/email/verify', { token });
  const subjects = async (to: string) => (await mailsTo(api, to)).map(({ subject }) => subject);
  const login = (email: string) => api.anonymous().post('/api/v1/auth/login', { email, password: PASSWORD });
  const emailOf = async ({ id }: { id: number }) => (await api.rows(`SELECT email FROM users WHERE id = ${id}`))[0]?.email as string;

  /** Max, who has signed in before. */
  async function aMax(given: Partial<User> = {}): Promise<User> {
    const password_hash = await hash(PASSWORD, 4);
    const verified = { email_verified_at: '2026-01-01T00:00:00Z', last_login_at: '2026-01-02T00:00:00Z' };
    return api.aSaved(Role.Mentor, { email: OLD, password_hash, locale: 'en', ...verified, ...given });
  }

  it('is not changed as a field of one’s own profile, and the refusal names the right operation', async () => {
    for (const user of [await api.aSaved(Role.Admin), await aMax()]) {
      for (const answer of [
        await api.as(user).patch(`${users}/${user.id}`, { email: NEW }),
        await api.as(user).put(`${users}/${user.id}`, { email: NEW, position: 'Director' }),
      ]) {
        expect(answer).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } });
        expect(answer.body.details[0]).toEqual({ field: 'email', message: expect.stringContaining('POST /auth/email/change') });
      }
      expect(await api.rows(`SELECT email, position FROM users WHERE id = ${user.id}`)).toEqual([{ email: user.email, position: null }]);
      expect((await api.as(user).put(`${users}/${user.id}`, { email: user.email, position: 'Director' })).status).toBe(200);
    }
    expect(await api.rows("SELECT FROM outbox WHERE name = 'send_email'")).toEqual([]);
  });

  it('is changed by an admin once the new one is confirmed, and both addresses are mailed', async () => {
    const [admin, max] = [await api.aSaved(Role.Admin), await aMax()];
    await login(OLD);
    const { body: key } = await api.as(max).post('/api/v1/api-keys', { name: 'Nightly', scopes: ['task:list'] });
    const { status, body } = await api.as(admin).patch(`${users}/${max.id}`, { email: NEW, position: 'Oboist' });
    expect([status, body.email, body.position]).toEqual([200, OLD, 'Oboist']);
    expect(await subjects(OLD)).toEqual(['A new API key has been created', 'A change of your e-mail address has been requested']);
    const [link, ...others] = await mailsTo(api, NEW);
    expect([link!.subject, others]).toEqual(['Confirm your new e-mail address', []]);
    expect((await login(OLD)).status).toBe(200);
    expect(await subjects(admin.email)).toEqual([]);
    const [entry] = await api.rows("SELECT actor_id, resource_id FROM audit_entries WHERE action = 'user.ask_email_change'");
    expect(entry).toEqual({ actor_id: admin.id, resource_id: String(max.id) });

    // The old mailbox alone cannot confirm, nor can a reset that the admin asks for at the new one.
    expect((await mailsTo(api, OLD)).every(({ token }) => token === undefined)).toBe(true);
    expect((await verify(link!.token, max)).status).toBe(204);
    expect(await emailOf(max)).toBe(NEW);
    expect([(await subjects(OLD)).at(-1), (await subjects(NEW)).at(-1)]).toEqual([
      'Your e-mail address has been changed',
      'Your e-mail address has been changed',
    ]);
    expect((await api.as(max).get('/api/v1/auth/me')).status).toBe(401);
    expect((await api.anonymous().get('/api/v1/tasks', { authorization: `Bearer ${key.key}` })).status).toBe(401);
    expect((await login(NEW)).status).toBe(200);
    expect((await login(OLD)).status).toBe(401);
  });

  it('stays the old one for password resets until the new one is confirmed', async () => {
    const [admin, max] = [await api.aSaved(Role.Admin), await aMax()];
    await api.as(admin).patch(`${users}/${max.id}`, { email: 'mallory@example.com' });
    expect(await api.rows("SELECT FROM users WHERE email = 'mallory@example.com'")).toEqual([]);
    await api.as(max).post('/api/v1/auth/password/change', { current_password: PASSWORD, new_password: 'cello-under-the-stairs' });
    const { token } = (await mailsTo(api, 'mallory@example.com'))[0]!;
    expect((await verify(token, max)).status).toBe(400);
    expect(await emailOf(max)).toBe(OLD);
  });

  describe('that an unproven account of somebody else uses', () => {
    const unproven = () => api.aSaved(Role.Mentee, { email: NEW, company_id: null, email_verified_at: null, name: 'Squatter' });
    const statusOf = async ({ id }: User) => (await api.rows(`SELECT status FROM users WHERE id = ${id}`))[0].status as string;

    it('goes to the user who follows the link, and the unproven account is deleted', async () => {
      const [squatter, max] = [await unproven(), await aMax()];
      const ask = () => api.as(max).post('/api/v1/auth/email/change', { new_email: NEW, password: PASSWORD });
      expect((await ask()).status).toBe(204);
      expect([await emailOf(squatter), await statusOf(squatter)]).toEqual([NEW, 'active']);
      await api.as(squatter).get('/api/v1/auth/me');
      expect((await verify((await mailsTo(api, NEW))[0]!.token, max)).status).toBe(204);
      expect([await emailOf(max), await statusOf(squatter)]).toEqual([NEW, 'anonymised']);
      expect((await api.as(squatter).get('/api/v1/auth/me')).status).toBe(401);
      expect((await api.rows("SELECT actor_id FROM audit_entries WHERE action = 'user.remove_unproven'"))[0]).toEqual({ actor_id: max.id });
    });

    it('stays with that account if it was proven meanwhile', async () => {
      const [squatter, max] = [await unproven(), await aMax()];
      await api.as(max).post('/api/v1/auth/email/change', { new_email: NEW, password: PASSWORD });
      await api.rows(`UPDATE users SET email_verified_at = now() WHERE id = ${squatter.id}`);
      expect(await verify((await mailsTo(api, NEW))[0]!.token, max)).toMatchObject({ status: 409, body: { error: 'EMAIL_TAKEN' } });
      expect([await emailOf(max), await emailOf(squatter)]).toEqual([OLD, NEW]);
    });

    it('goes to the user to whom an admin gives it, at once or by a link', async () => {
      const [admin, squatter, max] = [await api.aSaved(Role.Admin), await unproven(), await aMax()];
      expect((await api.as(admin).patch(`${users}/${max.id}`, { email: NEW })).status).toBe(200);
      expect(await statusOf(squatter)).toBe('active');
      const newcomer = await api.aSaved(Role.Mentee, { email: 'new@example.com', email_verified_at: null });
      expect((await api.as(admin).patch(`${users}/${newcomer.id}`, { email: NEW })).body.email).toBe(NEW);
      expect(await statusOf(squatter)).toBe('anonymised');
    });

    it('is refused as the change of that account to its own address', async () => {
      const squatter = await api.aSaved(Role.Mentee, {
        ...{ email: NEW, company_id: null, email_verified_at: null, password_hash: await hash(PASSWORD, 4) },
      });
      const answer = await api.as(squatter).post('/api/v1/auth/email/change', { new_email: NEW, password: PASSWORD });
      expect(answer).toMatchObject({ status: 409, body: { error: 'EMAIL_TAKEN' } });
    });
  });

  it('cannot be requested if taken, for a deactivated user, with a stale version, or without the permission', async () => {
    const [admin, max] = [await api.aSaved(Role.Admin), await aMax()];
    const taken = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const change = (user: User, email: string, headers = {}) => api.as(user).patch(`${users}/${max.id}`, { email }, headers);
    expect((await change(admin, taken.email)).body.error).toBe('EMAIL_TAKEN');
    expect((await change(admin, NEW, { 'if-match': '"7"' })).status).toBe(412);
    expect((await change(await api.aSaved(Role.Mentor), NEW)).status).toBe(403);
    expect((await change(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }), NEW)).status).toBe(404);
    await api.as(admin).delete(`${users}/${max.id}`);
    expect((await change(admin, NEW)).body.error).toBe('USER_NOT_MOVABLE');
    expect(await mailsTo(api, NEW)).toEqual([]);
  });

  it('is limited in mails, so that no mailbox is flooded', async () => {
    const [admin, max] = [await api.aSaved(Role.Admin), await aMax()];
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push((await api.as(admin).patch(`${users}/${max.id}`, { email: `n${n}@example.com` })).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('is corrected at once for a user who has never signed in, and open mails are sent again', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const { body } = await admin.post(users, { email: OLD, password: PASSWORD, name: 'Max' });
    expect((await admin.patch(`${users}/${body.id}`, { email: NEW })).body.email).toBe(NEW);
    expect([await subjects(OLD), (await mailsTo(api, NEW)).length]).toEqual([[], 1]);
    expect((await login(NEW)).status).toBe(200);
    expect(await api.rows(`SELECT email_verified_at FROM users WHERE id = ${body.id}`)).toEqual([{ email_verified_at: null }]);
    const trail = (await api.rows('SELECT action FROM audit_entries ORDER BY id')).map(({ action }) => action as string);
    expect(trail).toContain('user.change_email');
    // From now on it is theirs.
    expect((await admin.patch(`${users}/${body.id}`, { email: OLD })).body.email).toBe(NEW);
  });

  it('makes the invitation link to the wrong address void', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const { body } = await admin.post(`${users}/invitations`, { email: OLD, role: 'mentor', name: 'Max' });
    const [{ id }] = await api.rows(`SELECT id FROM users WHERE email = '${OLD}'`);
    const [wrong] = await mailsTo(api, OLD);
    expect((await admin.patch(`${users}/${id}`, { email: NEW })).body).toMatchObject({ email: NEW, status: 'invited', role: 'mentor' });
    const accept = (token?: string) => api.anonymous().post(`${users}/invitations/accept`, { token, password: PASSWORD });
    expect((await accept(wrong!.token)).body.error).toBe('INVITATION_CLOSED');
    const [right, ...others] = await mailsTo(api, NEW);
    expect(others).toEqual([]);
    expect((await admin.get(`${users}/invitations/${body.id}`)).body.state).toBe('withdrawn');
    expect((await accept(right!.token)).body).toMatchObject({ id, email: NEW, role: 'mentor', name: 'Max', status: 'active' });
  });
});
