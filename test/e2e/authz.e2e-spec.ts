import { startApi } from '@test/app';
import { Role, VIEWER_SIDES, matrix } from '@app/auth';
import { Subjects } from '@identity/authz/subjects';

describe('explaining a permission', () => {
  const api = startApi();
  const asked = (resource: string, action: string, more = '') => `/api/v1/authz/explain?resource=${resource}&action=${action}${more}`;

  it('returns the rule, the facts and the decision', async () => {
    const clara = await api.aSaved(Role.Mentor);
    const mina = await api.aSaved(Role.Mentee);
    await api.pair(clara, mina);
    const task = await api.as(clara).post('/api/v1/tasks', { title: 'Tune', assignee_id: mina.id, due_at: '2031-01-01T00:00:00Z' });
    const { id } = task.body;
    const { body } = await api.as(clara).get(asked('task', 'approve', `&id=${id}`));
    expect(body).toEqual({
      user_id: clara.id,
      resource: 'task',
      action: 'approve',
      id: String(id),
      standpoint: 'mentor',
      rule: 'the mentor of its mentorship other than its assignee, its reviewer other than its assignee, or the substitute for its absent reviewer other than its assignee',
      facts: [
        { fact: 'may sign in', text: 'may sign in', holds: true },
        { fact: 'may read it', text: 'may read it', holds: true },
        { fact: 'pair', text: 'is the mentor of its mentorship', holds: false },
        { fact: 'reviewer', text: 'is its reviewer', holds: true },
        { fact: 'substitute', text: 'is the substitute for its absent reviewer', holds: false },
        { fact: 'own', text: 'is its assignee', holds: false },
      ],
      state: { status: 'todo', open_moves: ['start', 'block', 'waive', 'cancel'] },
      decision: 'closed',
      allowed: false,
      sentence: `${clara.name} (mentor) has the permission task:approve, but the state is todo (409); open moves: start, block, waive, cancel.`,
    });
    await api.as(mina).post(`/api/v1/tasks/${id}/start`);
    await api.as(mina).post(`/api/v1/tasks/${id}/submit`, {});
    expect((await api.as(clara).get(asked('task', 'approve', `&id=${id}`))).body).toMatchObject({
      decision: 'allowed',
      allowed: true,
      sentence: `${clara.name} (mentor) has the permission task:approve, which is for its reviewer other than its assignee.`,
    });
    const korean = await api.as(mina).get(asked('task', 'delete', `&id=${id}`), { 'accept-language': 'ko' });
    expect(korean.body.sentence).toContain(
      'task:delete 권한이 없습니다(403). 이 권한은 담당자(검토자가 없고 멘토링에 속하지 않는 경우)에게만 있습니다.',
    );
    expect((await api.as(mina).get(asked('task', 'approve', `&id=${id}`))).body).toMatchObject({ rule: null, allowed: false });
  });

  it('is allowed to admins about their people, and to everybody about themselves', async () => {
    const anna = await api.aSaved(Role.Admin);
    const mina = await api.aSaved(Role.Mentee);
    const stranger = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const of = (user: { id: number }) => asked('user', 'create', `&user_id=${user.id}`);
    expect((await api.as(anna).get(of(mina))).body).toMatchObject({ standpoint: 'mentee', rule: null, allowed: false });
    expect((await api.as(mina).get(of(mina))).status).toBe(200);
    for (const answer of [
      await api.as(mina).get(of(anna)),
      await api.as(anna).get(of(stranger)),
      await api.as(anna).get(of({ id: 999_999 })),
    ]) {
      expect([answer.status, answer.body.error]).toEqual([404, 'USER_NOT_FOUND']);
    }
  });

  it('hides resources that the caller cannot read, and denies everything to a suspended user', async () => {
    const anna = await api.aSaved(Role.Admin);
    const elsewhere = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    const theirs = await api.as(elsewhere).post('/api/v1/departments', { name: 'Brass' });
    for (const id of [theirs.body.id, 999_999, 'x', '0']) {
      const answer = await api.as(anna).get(asked('department', 'update', `&id=${id}`));
      expect([answer.status, answer.body.error]).toEqual([404, 'DEPARTMENT_NOT_FOUND']);
    }
    const mina = await api.aSaved(Role.Mentee);
    await api.rows(`UPDATE users SET status = 'suspended' WHERE id = ${mina.id}`);
    const { body } = await api.as(anna).get(asked('user', 'update', `&user_id=${mina.id}&id=${mina.id}`));
    expect(body).toMatchObject({
      facts: [
        { fact: 'may sign in', text: 'may sign in', holds: false },
        { fact: 'may read it', text: 'may read it', holds: true },
        { fact: 'self', text: 'is the user', holds: true },
      ],
      allowed: false,
    });
  });

  it('reports a resource as hidden from a user who cannot read it, as the route does', async () => {
    const anna = await api.aSaved(Role.Admin);
    const clara = await api.aSaved(Role.Mentor);
    const mina = await api.aSaved(Role.Mentee);
    const { id } = await api.pair(clara, mina);
    await api.rows(`UPDATE mentorships SET status = 'draft', author_id = ${anna.id} WHERE id = ${id}`);
    const of = (user: { id: number }) => asked('mentorship', 'accept', `&id=${id}&user_id=${user.id}`);
    for (const person of [clara, mina]) {
      expect((await api.as(anna).get(of(person))).body).toMatchObject({ decision: 'hidden', allowed: false });
      expect((await api.as(person).post(`/api/v1/mentorships/${id}/accept`)).status).toBe(404);
    }
    const { body } = await api.as(anna).get(of(anna), { 'accept-language': 'ko' });
    expect(body).toMatchObject({ decision: 'closed', state: { status: 'draft', open_moves: ['propose'] }, allowed: false });
    expect(body.sentence).toContain('현재 상태는 draft입니다(409). 가능한 작업: propose.');
  });

  it('reports when a request is possible, and that a locked task cannot be started', async () => {
    const clara = await api.aSaved(Role.Mentor);
    const mina = await api.aSaved(Role.Mentee);
    const { id } = await api.pair(clara, mina);
    expect((await api.as(mina).get(asked('mentorship', 'pause', `&id=${id}`))).body).toMatchObject({ decision: 'asks', allowed: true });
    const due_at = '2031-01-01T00:00:00Z';
    const first = (await api.as(mina).post('/api/v1/tasks', { title: 'Tune', assignee_id: mina.id, due_at })).body;
    const then = (await api.as(mina).post('/api/v1/tasks', { title: 'Play', assignee_id: mina.id, due_at, prerequisite_ids: [first.id] }))
      .body;
    expect((await api.as(mina).get(asked('task', 'start', `&id=${then.id}`))).body).toMatchObject({ decision: 'closed', allowed: false });
    const { status, body } = await api.as(mina).post(`/api/v1/tasks/${then.id}/start`);
    expect([status, body.error, body.details]).toEqual([
      409,
      'TASK_LOCKED',
      [{ field: 'prerequisite_ids', message: 'Tune', id: first.id }],
    ]);
  });

  it('agrees with the route: a refusal names the permission, or the state and the possible moves', async () => {
    const anna = await api.aSaved(Role.Admin);
    const mina = await api.aSaved(Role.Mentee);
    const details = async (url: string, language = 'en') =>
      (await api.as(anna).post(url, {}, { 'accept-language': language })).body.details;
    expect(await details(`/api/v1/users/${mina.id}/activate`)).toEqual([
      { field: 'status', message: 'The state is active; open moves: suspend, leave, deactivate.' },
    ]);
    expect(await details(`/api/v1/users/${mina.id}/activate`, 'ko')).toEqual([
      { field: 'status', message: '현재 상태는 active입니다. 가능한 작업: suspend, leave, deactivate.' },
    ]);
    expect(await details(`/api/v1/users/${anna.id}/suspend`)).toEqual([{ field: 'permission', message: 'user:suspend' }]);
    const { body } = await api.as(mina).post('/api/v1/departments', { name: 'Brass' });
    expect([body.error, body.details]).toEqual(['FORBIDDEN', [{ field: 'permission', message: 'department:create' }]]);
  });

  it('needs a listed permission, and a resource if that decides', async () => {
    const anna = await api.aSaved(Role.Admin);
    const field = async (url: string) => {
      const { status, body } = await api.as(anna).get(url);
      return [status, body.details?.[0].field];
    };
    expect(await field(asked('task', 'juggle'))).toEqual([422, 'action']);
    expect(await field(asked('constructor', 'read'))).toEqual([422, 'action']);
    expect(await field(asked('task', 'approve'))).toEqual([422, 'id']);
    expect((await api.as(anna).get(asked('task', 'create'))).body).toMatchObject({ rule: 'admins of a company', allowed: true });
  });

  it('covers every kind of resource that decides', () => {
    const deciding = matrix.filter(({ row }) => VIEWER_SIDES.some((who) => row[who]?.of_actor === false)).map(({ resource }) => resource);
    const known = api.get(Subjects).resources;
    expect([...new Set(deciding)].filter((resource) => resource !== 'authz' && !known.includes(resource))).toEqual([]);
  });
});
