import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';

const departments = '/api/v1/departments';

describe('departments', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  async function aTree() {
    const as = api.as(await api.aSaved(Role.Admin));
    const [strings, violins] = [await as.post(departments, { name: 'Strings' }), await as.post(departments, { name: 'Violins' })];
    return { strings: strings.body, violins: violins.body, as };
  }

  it('that are inactive keep their people, and accept nobody new', async () => {
    const { strings, violins, as } = await aTree();
    const [mina, joon] = [await api.aSaved(Role.Mentee, { department_id: violins.id }), await api.aSaved(Role.Mentee)];
    const asked = await as.post('/api/v1/users/invitations', { email: 'eva@example.com', department_id: violins.id });
    expect(asked.status).toBe(201);
    await as.patch(`${departments}/${violins.id}`, { is_active: false });
    const inactive = [409, 'DEPARTMENT_INACTIVE'];
    const somebody = { password: 'violin-on-the-roof-7', name: 'New', department_id: violins.id };
    expect(problem(await as.post('/api/v1/users', { ...somebody, email: 'new@example.com' }))).toEqual(inactive);
    expect(problem(await as.patch(`/api/v1/users/${joon.id}`, { department_id: violins.id }))).toEqual(inactive);
    for (const email of ['new@example.com', joon.email]) {
      expect(problem(await as.post('/api/v1/users/invitations', { email, department_id: violins.id }))).toEqual(inactive);
    }
    const stays = await as.patch(`/api/v1/users/${mina.id}`, { department_id: violins.id, position: 'Oboist' });
    expect([stays.status, stays.body.department]).toEqual([200, { id: violins.id, name: 'Violins' }]);
    expect((await as.patch(`/api/v1/users/${mina.id}`, { department_id: strings.id })).status).toBe(200);
  });

  it('that are closed meanwhile are skipped by invitations that name them', async () => {
    const { violins, as } = await aTree();
    const verified = { email: 'joon@example.com', company_id: null, email_verified_at: new Date().toISOString() };
    const joon = await api.aSaved(Role.Mentee, verified);
    await as.post('/api/v1/users/invitations', { email: joon.email, department_id: violins.id });
    await as.patch(`${departments}/${violins.id}`, { is_active: false });
    const [{ token }] = await api.rows(
      "SELECT substring(payload->>'body' FROM 'token=([\\w-]+)') AS token FROM outbox WHERE name = 'send_email'",
    );
    const joined = await api.as(joon).post('/api/v1/users/invitations/accept', { token });
    expect([joined.status, joined.body]).toMatchObject([200, { company: { id: 'sinfonia' }, department: null }]);
  });

  it('refuse people while they are being closed', async () => {
    const { violins, as } = await aTree();
    const mina = await api.aSaved(Role.Mentee);
    for (let round = 0; round < 4; round++) {
      await as.patch(`${departments}/${violins.id}`, { is_active: true });
      await as.patch(`/api/v1/users/${mina.id}`, { department_id: null });
      const [closed, placed] = await Promise.all([
        as.patch(`${departments}/${violins.id}`, { is_active: false }),
        as.patch(`/api/v1/users/${mina.id}`, { department_id: violins.id }),
      ]);
      expect(closed.status).toBe(200);
      expect([200, 409]).toContain(placed.status);
    }
  });
});
