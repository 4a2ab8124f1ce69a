import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';

describe('the role of a user', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('is never changed by the user themselves, by any operation', async () => {
    const admin = await api.aSaved(Role.Admin);
    await api.aSaved(Role.Admin);
    const as = api.as(admin);
    const { body } = await as.post('/api/v1/api-keys', { name: 'All', scopes: ['user:*'] });
    const withKey = { authorization: `Bearer ${body.key}` };
    const url = `/api/v1/users/${admin.id}`;
    for (const role of ['mentee', 'admin']) {
      expect(problem(await as.patch(url, { role }))).toEqual([403, 'FORBIDDEN']);
      expect(problem(await as.put(url, { role }))).toEqual([403, 'FORBIDDEN']);
      expect(problem(await as.post(`${url}/role`, { role }))).toEqual([403, 'FORBIDDEN']);
      expect(problem(await api.anonymous().patch(url, { role }, withKey))).toEqual([403, 'NOT_BY_API_KEY']);
      expect(problem(await as.patch('/api/v1/user/profile', { role }))).toEqual([422, 'VALIDATION_FAILED']);
    }
    expect((await as.post('/api/v1/users/invitations', { email: admin.email, role: 'mentee' })).status).toBe(201);
    expect((await api.rows(`SELECT role, version FROM users WHERE id = ${admin.id}`))[0]).toEqual({ role: 'admin', version: 1 });
  });

  it('is kept while open mentorships need it, and the refusal lists them', async () => {
    const admin = api.as(await api.aSaved(Role.Admin));
    const [clara, mina] = [await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    const { id, title } = await api.pair(clara, mina);
    const change = (user: { id: number }, role: Role) => admin.post(`/api/v1/users/${user.id}/role`, { role });
    const named = [409, 'ROLE_IN_USE', [{ field: 'role', message: title, id }]];
    const refused = ({ status, body }: Answer) => [status, body.error, body.details];
    expect(refused(await change(clara, Role.Mentee))).toEqual(named);
    expect(refused(await admin.patch(`/api/v1/users/${clara.id}`, { role: 'mentee' }))).toEqual(named);
    for (const role of [Role.Mentor, Role.Admin]) expect(refused(await change(mina, role))).toEqual(named);
    expect((await change(clara, Role.Admin)).status).toBe(200);
    await api.rows(`UPDATE mentorships SET status = 'terminated', ended_at = now() WHERE id = ${id}`);
    expect((await change(clara, Role.Mentee)).status).toBe(200);
    expect((await change(mina, Role.Mentor)).status).toBe(200);
  });
});
