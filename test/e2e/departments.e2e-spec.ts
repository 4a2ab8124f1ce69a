import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';

const departments = '/api/v1/departments';

describe('departments', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  async function aTree() {
    const admin = await api.aSaved(Role.Admin, { name: 'Anna' });
    const found = async (name: string, fields: object = {}) => (await api.as(admin).post(departments, { name, ...fields })).body;
    const strings = await found('Strings', { lead_id: admin.id });
    const violins = await found('Violins', { parent_id: strings.id });
    return { admin, strings, violins, as: api.as(admin) };
  }

  it('are created, shown with lead, parent and people, updated and closed', async () => {
    const { admin, strings, violins, as } = await aTree();
    await api.aSaved(Role.Mentee, { department_id: violins.id });
    const { body, headers } = await as.get(`${departments}/${violins.id}`);
    expect(body).toEqual({
      can: ['department:read', 'department:update', 'department:delete'],
      can_ask: [],
      id: violins.id,
      version: 1,
      name: 'Violins',
      description: null,
      is_active: true,
      lead: null,
      parent: { id: strings.id, name: 'Strings' },
      people_count: 1,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect(strings.lead).toEqual({ id: admin.id, name: 'Anna', profile_image: null });
    expect(headers.etag).toBe('"1"');
    const changed = await as.patch(`${departments}/${violins.id}`, { description: 'First and second', is_active: false, parent_id: null });
    expect(changed.body).toMatchObject({ name: 'Violins', description: 'First and second', is_active: false, parent: null });
    expect(problem(await as.put(`${departments}/${violins.id}`, { name: 'X' }, { 'if-match': '"1"' }))).toEqual([
      412,
      'PRECONDITION_FAILED',
    ]);
    expect((await as.delete(`${departments}/${strings.id}`)).status).toBe(204);
    expect(problem(await as.get(`${departments}/${strings.id}`))).toEqual([404, 'DEPARTMENT_NOT_FOUND']);
    const trail = await api.rows('SELECT action FROM audit_entries ORDER BY id');
    expect(trail.map(({ action }) => action)).toEqual(['department.create', 'department.create', 'department.update', 'department.remove']);
    const told = await api.rows('SELECT name FROM outbox ORDER BY id');
    expect(told.map(({ name }) => name)).toEqual(['DepartmentCreated', 'DepartmentCreated', 'DepartmentUpdated', 'DepartmentRemoved']);
  });

  it('answer creation with their Location', async () => {
    const { as } = await aTree();
    const { status, headers, body } = await as.post(departments, { name: ' 현악부 ' });
    expect([status, headers.location, body.name]).toEqual([201, `${departments}/${body.id}`, '현악부']);
  });

  it('are listed, filtered, searched and ordered', async () => {
    const { strings, violins, as } = await aTree();
    await as.patch(`${departments}/${violins.id}`, { is_active: false });
    const names = async (query: string) => (await as.get(`${departments}?${query}`)).body.results.map(({ name }: { name: string }) => name);
    expect(await names('')).toEqual(['Strings', 'Violins']);
    expect(await names('ordering=-name')).toEqual(['Violins', 'Strings']);
    expect(await names('is_active=false')).toEqual(['Violins']);
    expect(await names('is_active=true')).toEqual(['Strings']);
    expect(await names(`parent_id=${strings.id}`)).toEqual(['Violins']);
    expect(await names('search=VIO')).toEqual(['Violins']);
    expect((await as.get(`${departments}?is_active=maybe`)).status).toBe(422);
    const { body } = await as.get(departments);
    const alone = (await as.get(`${departments}/${violins.id}`)).body;
    expect(alone).toEqual({ ...body.results[1], can: expect.any(Array), can_ask: [] });
  });

  it('are read by the whole company, changed by its admins, and 404 elsewhere', async () => {
    const { strings } = await aTree();
    const url = `${departments}/${strings.id}`;
    for (const role of [Role.Mentor, Role.Mentee]) {
      const somebody = api.as(await api.aSaved(role));
      expect((await somebody.get(departments)).body.count).toBe(2);
      expect((await somebody.get(url)).status).toBe(200);
      for (const answer of [
        await somebody.post(departments, { name: 'X' }),
        await somebody.patch(url, { name: 'X' }),
        await somebody.delete(url),
      ]) {
        expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
      }
    }
    const strangers = [await api.aSaved(Role.Admin, { company_id: 'elsewhere' }), await api.aSaved(Role.Admin, { company_id: null })];
    for (const stranger of strangers.map((user) => api.as(user))) {
      expect((await stranger.get(departments)).body.count).toBe(0);
      for (const answer of [await stranger.get(url), await stranger.patch(url, { name: 'X' }), await stranger.delete(url)]) {
        expect(problem(answer)).toEqual([404, 'DEPARTMENT_NOT_FOUND']);
      }
    }
    expect(problem(await api.as(strangers[1]!).post(departments, { name: 'X' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.anonymous().get(departments))).toEqual([401, 'INVALID_TOKEN']);
  });

  it('are refused with the reason', async () => {
    const { strings, violins, as } = await aTree();
    const stranger = await api.aSaved(Role.Mentor, { company_id: 'elsewhere' });
    const gone = await api.aSaved(Role.Mentor, { status: 'deactivated' as never });
    const [theirs] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('elsewhere', 'Brass') RETURNING id");
    const change = async (fields: object) => problem(await as.patch(`${departments}/${strings.id}`, fields));
    expect(problem(await as.post(departments, { name: 'Strings' }))).toEqual([409, 'DEPARTMENT_NAME_TAKEN']);
    expect(await change({ name: 'Violins' })).toEqual([409, 'DEPARTMENT_NAME_TAKEN']);
    expect(await change({ lead_id: stranger.id })).toEqual([404, 'USER_NOT_FOUND']);
    expect(await change({ lead_id: gone.id })).toEqual([404, 'USER_NOT_FOUND']);
    for (const status of ['invited', 'suspended', 'anonymised']) {
      const away = await api.aSaved(Role.Mentor, { status: status as never });
      expect(await change({ lead_id: away.id })).toEqual([404, 'USER_NOT_FOUND']);
      expect(problem(await as.post(departments, { name: 'Led', lead_id: away.id }))).toEqual([404, 'USER_NOT_FOUND']);
    }
    expect(await change({ parent_id: theirs.id })).toEqual([404, 'DEPARTMENT_NOT_FOUND']);
    expect(await change({ parent_id: strings.id })).toEqual([409, 'DEPARTMENT_CYCLE']);
    expect(await change({ parent_id: violins.id })).toEqual([409, 'DEPARTMENT_CYCLE']);
    for (const field of ['company_id', 'id', 'version', 'created_at', 'people_count'])
      expect(await change({ [field]: 1 })).toEqual([422, 'VALIDATION_FAILED']);
    expect(problem(await as.delete(`${departments}/${strings.id}`))).toEqual([409, 'DEPARTMENT_NOT_EMPTY']);
    await api.aSaved(Role.Mentee, { department_id: violins.id });
    expect(problem(await as.delete(`${departments}/${violins.id}`))).toEqual([409, 'DEPARTMENT_NOT_EMPTY']);
  });

  it('stay a tree under concurrent moves', async () => {
    const { as } = await aTree();
    const ids: number[] = [];
    for (const name of ['a', 'b', 'c', 'd']) ids.push((await as.post(departments, { name })).body.id);
    // Each moves beneath the next, and the last beneath the first. Any three of the moves give a tree, all four a cycle.
    const answers = await Promise.all(ids.map((id, index) => as.patch(`${departments}/${id}`, { parent_id: ids[(index + 1) % 4] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409]);
  });

  it('stay a tree also if concurrent moves share no department', async () => {
    const { as } = await aTree();
    // The moves share no row, so that only the lock of the whole tree makes one wait for the other.
    for (let round = 0; round < 5; round++) {
      const found = async (name: string, parent_id?: number) =>
        (await as.post(departments, { name: `${name}${round}`, parent_id })).body.id;
      const [a, b] = [await found('a'), await found('b')];
      const [beneathA, beneathB] = [await found('under-a', a), await found('under-b', b)];
      const moves = [as.patch(`${departments}/${a}`, { parent_id: beneathB }), as.patch(`${departments}/${b}`, { parent_id: beneathA })];
      expect((await Promise.all(moves)).map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });

  it('keep a lead who is suspended or leaving', async () => {
    const { strings, as } = await aTree();
    const max = await api.aSaved(Role.Mentor, { name: 'Max' });
    const url = `${departments}/${strings.id}`;
    for (const verb of ['suspend', 'activate', 'leave']) {
      expect((await as.patch(url, { lead_id: max.id })).status).toBe(200);
      expect((await as.post(`/api/v1/users/${max.id}/${verb}`)).status).toBe(200);
      expect((await as.get(url)).body.lead).toEqual({ id: max.id, name: 'Max', profile_image: null });
      // The present lead may be sent again, even if suspended or leaving.
      expect((await as.patch(url, { lead_id: max.id, description: verb })).status).toBe(200);
    }
  });

  it('never get a lead who leaves at the same time', async () => {
    const { strings, as } = await aTree();
    for (let round = 0; round < 5; round++) {
      const max = await api.aSaved(Role.Mentor);
      await api.rows('DELETE FROM outbox');
      const [appointed, gone] = await Promise.all([
        as.patch(`${departments}/${strings.id}`, { lead_id: max.id }),
        as.delete(`/api/v1/users/${max.id}`),
      ]);
      expect(gone.status).toBe(204);
      if (appointed.status === 404) continue;
      // If the appointment came first, the event of the departure follows it, and the worker clears the lead.
      const told = await api.rows("SELECT name FROM outbox WHERE queue = 'events' ORDER BY id");
      expect(told.map(({ name }) => name)).toEqual(['DepartmentUpdated', 'UserDeactivated']);
    }
  });

  it('are not closed while somebody joins', async () => {
    const { violins, as } = await aTree();
    const mina = await api.aSaved(Role.Mentee);
    const [closed, joined] = await Promise.all([
      as.delete(`${departments}/${violins.id}`),
      as.patch(`/api/v1/users/${mina.id}`, { department_id: violins.id }),
    ]);
    expect([
      [204, 404],
      [409, 200],
    ]).toContainEqual([closed.status, joined.status]);
  });
});
