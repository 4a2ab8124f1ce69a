import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import { AnonymisingService } from '@organisation/users/anonymising.service';

const users = '/api/v1/users';

describe('changes of users', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('update one’s own profile, but not role or company', async () => {
    const mina = await api.aSaved(Role.Mentee, { name: '김미나' });
    const { body } = await api.as(mina).patch('/api/v1/user/profile', { last_name: '이', first_name: '미나', timezone: 'Europe/Vienna' });
    expect(body).toMatchObject({ name: '이미나', timezone: 'Europe/Vienna' });
    expect((await api.as(mina).put(`${users}/${mina.id}`, { timezone: null })).body).toMatchObject({
      name: '이미나',
      timezone: 'Asia/Seoul',
    });
    expect((await api.as(mina).get('/api/v1/user/profile')).body.name).toBe('이미나');

    for (const change of [
      { role: 'admin' },
      { department_id: null },
      { employee_number: 1 },
      { email: 'x@example.com' },
      { join_date: null },
    ]) {
      const answer = await api.as(mina).patch(`${users}/${mina.id}`, change);
      expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
      expect(answer.body.details).toMatchObject([{ field: Object.keys(change)[0] }, { field: 'permission', message: 'user:update' }]);
      expect((await api.as(mina).patch('/api/v1/user/profile', change)).status).toBe(422);
    }
    const colleague = await api.aSaved(Role.Mentor);
    expect(problem(await api.as(mina).patch(`${users}/${colleague.id}`, { name: 'X' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(mina).patch(`${users}/${mina.id}`, { name: null }))).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('need If-Match of the latest version', async () => {
    const admin = await api.aSaved(Role.Admin);
    const change = (tag: string) => api.as(admin).patch(`${users}/${admin.id}`, { position: 'Director' }, { 'if-match': tag });
    expect((await change('"1"')).headers.etag).toBe('"2"');
    expect(problem(await change('"1"'))).toEqual([412, 'PRECONDITION_FAILED']);
  });

  it('write audit entries without personal values', async () => {
    const [admin, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    const anna = api.as(admin);
    await anna.patch(`${users}/${mina.id}`, { name: 'Secret Name', position: 'Oboist' });
    for (const verb of ['suspend', 'activate', 'leave', 'deactivate'])
      expect((await anna.post(`${users}/${mina.id}/${verb}`)).status).toBe(200);
    const trail = await api.rows("SELECT actor_id, action, company_id, changes FROM audit_entries WHERE resource = 'user' ORDER BY id");
    expect(trail.map(({ action }) => action)).toEqual(['user.update', 'user.suspend', 'user.activate', 'user.leave', 'user.deactivate']);
    expect(trail[0]).toMatchObject({
      actor_id: admin.id,
      company_id: 'sinfonia',
      changes: { position: ['***', '***'], name: ['***', '***'] },
    });
    expect(JSON.stringify(trail)).not.toContain('Secret');
    const told = await api.rows("SELECT name FROM outbox WHERE queue = 'events' ORDER BY id");
    expect(told.map(({ name }) => name)).toEqual(['UserSuspended', 'UserActivated', 'UserLeaving', 'UserDeactivated']);
  });

  it('deactivate a user, who is no longer listed', async () => {
    const [admin, mina, joon] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
    expect(problem(await api.as(mina).delete(`${users}/${joon.id}`))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(mina).delete(`${users}/${mina.id}`)).status).toBe(204);
    expect((await api.as(admin).delete(`${users}/${joon.id}`)).status).toBe(204);
    expect((await api.as(admin).get(users)).body.count).toBe(1);
    expect((await api.as(admin).get(`${users}/${mina.id}`)).body.status).toBe('deactivated');
    expect((await api.as(await api.aSaved(Role.Mentor)).get(`${users}/${mina.id}`)).status).toBe(404);
    expect(problem(await api.as(admin).delete(`${users}/${mina.id}`))).toEqual([409, 'USER_NOT_MOVABLE']);
    expect(problem(await api.as(admin).post(`${users}/${mina.id}/activate`))).toEqual([409, 'USER_NOT_MOVABLE']);
  });

  it('anonymise a user thirty days later and free the address', async () => {
    const admin = await api.aSaved(Role.Admin);
    const [mina, joon] = [await api.aSaved(Role.Mentee, { name: 'Mina' }), await api.aSaved(Role.Mentee, { name: 'Joon' })];
    for (const { id } of [mina, joon]) await api.as(admin).delete(`${users}/${id}`);
    await api.rows(`UPDATE users SET deactivated_at = now() - interval '31 days' WHERE id = ${mina.id}`);
    const anonymise = (id: number) => api.get(AnonymisingService).anonymise(id);
    expect([await anonymise(mina.id), await anonymise(mina.id), await anonymise(joon.id)]).toEqual([true, false, false]);
    expect((await api.as(admin).get(`${users}/${mina.id}`)).body).toMatchObject({ name: 'Former member', status: 'anonymised' });
    expect((await api.as(admin).get(`${users}/${joon.id}`)).body).toMatchObject({ name: 'Joon', status: 'deactivated' });
    const [entry] = await api.rows("SELECT actor_id, changes FROM audit_entries WHERE action = 'user.anonymise'");
    expect(entry).toMatchObject({ actor_id: null, changes: { email: ['***', '***'], name: ['***', '***'] } });
    await api.as(admin).post(users, { email: mina.email, password: 'violin-on-the-roof', name: 'Mina' });
    expect(await api.rows(`SELECT name FROM users WHERE email = '${mina.email}'`)).toEqual([{ name: 'Mina' }]);
  });

  describe('of the last admin', () => {
    it('are refused if they remove the role or the account', async () => {
      const admin = await api.aSaved(Role.Admin);
      await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
      await api.aSaved(Role.Admin, { status: 'suspended' as never });
      const anna = api.as(admin);
      expect(problem(await anna.delete(`${users}/${admin.id}`))).toEqual([409, 'LAST_ADMIN']);
      expect(problem(await anna.post(`${users}/${admin.id}/deactivate`))).toEqual([409, 'LAST_ADMIN']);
      expect(problem(await anna.post(`${users}/${admin.id}/suspend`))).toEqual([403, 'FORBIDDEN']);
      expect(problem(await anna.post(`${users}/${admin.id}/role`, { role: 'mentor' }))).toEqual([403, 'FORBIDDEN']);
    });

    it.each([
      ['demote', (id: number) => ['role', id, { role: 'mentor' }] as const],
      ['suspend', (id: number) => ['suspend', id, undefined] as const],
      ['deactivate', (id: number) => ['deactivate', id, undefined] as const],
    ])('leave one admin when all %s each other at once', async (_, order) => {
      const admins = await Promise.all([1, 2, 3].map(() => api.aSaved(Role.Admin)));
      const [a, b, c] = admins as [(typeof admins)[0], (typeof admins)[0], (typeof admins)[0]];
      const answers = await Promise.all(
        [a, b, c].flatMap((by) =>
          [a, b, c]
            .filter((other) => other !== by)
            .map((other) => {
              const [verb, id, body] = order(other.id);
              return api.as(by).post(`${users}/${id}/${verb}`, body);
            }),
        ),
      );
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const left = await api.rows("SELECT id FROM users WHERE company_id = 'sinfonia' AND role = 'admin' AND status = 'active'");
      expect(left).toHaveLength(1);
    });
  });
});
