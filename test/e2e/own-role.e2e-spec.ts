import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';

describe('a role', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('is never changed by whoever has it, by whichever door', async () => {
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
      expect(problem(await api.anonymous().patch(url, { role }, withKey))).toEqual([403, 'FORBIDDEN']);
      expect(problem(await as.patch('/api/v1/user/profile', { role }))).toEqual([422, 'VALIDATION_FAILED']);
    }
    expect((await as.post('/api/v1/users/invitations', { email: admin.email, role: 'mentee' })).status).toBe(201);
    expect((await api.rows(`SELECT role, version FROM users WHERE id = ${admin.id}`))[0]).toEqual({ role: 'admin', version: 1 });
  });
});
