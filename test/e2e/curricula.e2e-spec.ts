import { type Answer, startApi } from '@test/app';
import { curricula, curriculaOf } from '@test/curricula';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

describe('curricula', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  const { aDraft, aPublished } = curriculaOf(api);
  const titlesOf = ({ body }: Answer): string[] => body.results.map(({ title }: { title: string }) => title);

  it('are drafted, filled with items, published, updated and published again', async () => {
    const [strings] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    const weeks = [
      { week: 2, summary: 'Rehearsals' },
      { week: 1, summary: 'Meet the section' },
    ];
    const { admin, as, id, url, rules, bowings, add } = await aDraft({ department_id: strings.id, weeks, tags: ['strings'] });
    const { body, headers } = await as.get(url);
    expect(body).toEqual({
      can: expect.arrayContaining(['curriculum:edit', 'curriculum:publish']),
      can_ask: [],
      id,
      version: 3,
      title: 'First weeks',
      description: null,
      status: 'draft',
      department: { id: strings.id, name: 'Strings' },
      owner: { id: admin.id, name: 'Anna', profile_image: null },
      total_weeks: 4,
      weeks: [weeks[1], weeks[0]],
      tags: ['strings'],
      item_count: 2,
      version_count: 0,
      current_version: null,
      has_unpublished_changes: false,
      published_at: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect(bowings).toEqual({
      id: bowings.id,
      version: expect.any(Number),
      curriculum_id: id,
      type: 'task',
      title: 'Learn the bowings',
      description: null,
      guideline: null,
      start_week: 2,
      start_workday: null,
      order: 2,
      period_days: 7,
      priority: 'medium',
      assignee_slot: 'mentee',
      required: true,
      prerequisites: [rules.id],
      document_id: null,
      document: null,
      is_document_open: null,
      can: ['curriculum:read', 'curriculum:edit'],
      can_ask: [],
    });

    const published = await as.post(`${url}/publish`, undefined, { 'if-match': String(headers.etag) });
    expect(published.body).toMatchObject({ status: 'published', current_version: 1, version_count: 1, has_unpublished_changes: false });
    await as.patch(`${url}/items/${bowings.id}`, { period_days: 5 });
    await as.delete(`${url}/items/${rules.id}`);
    await add({ type: 'meeting', title: 'Sit in', start_week: undefined, start_workday: 3 });
    expect((await as.patch(url, { title: 'First month' })).body).toMatchObject({ status: 'published', has_unpublished_changes: true });

    const first = (await as.get(`${url}/versions/1`)).body;
    expect(first).toMatchObject({ number: 1, title: 'First weeks', item_count: 2, publisher: { id: admin.id, name: 'Anna' } });
    expect(first.items.map(({ id: item, period_days }: any) => [item, period_days])).toEqual([
      [rules.id, 7],
      [bowings.id, 7],
    ]);
    const second = await as.post(`${url}/publish`);
    expect(second.body).toMatchObject({ current_version: 2, version_count: 2, has_unpublished_changes: false, item_count: 2 });
    expect((await as.get(`${url}/versions`)).body.results.map(({ number }: any) => number)).toEqual([2, 1]);
    expect((await as.get(`${url}/versions/1`)).body).toEqual(first);

    const told = await api.rows("SELECT name, payload->>'version' AS version FROM outbox ORDER BY id");
    expect(told).toEqual([
      { name: 'CurriculumPublished', version: '1' },
      { name: 'CurriculumPublished', version: '2' },
    ]);
    const trail = await api.rows('SELECT action FROM audit_entries ORDER BY id');
    expect(trail.map(({ action }) => action)).toEqual([
      'curriculum.create',
      'curriculum_item.create',
      'curriculum_item.create',
      'curriculum.publish',
      'curriculum_item.update',
      'curriculum_item.delete',
      'curriculum_item.create',
      'curriculum.update',
      'curriculum.publish',
    ]);
  });

  it('keep published versions unchanged, enforced by the database', async () => {
    const { id } = await aPublished();
    await expect(api.rows("UPDATE curriculum_versions SET title = 'Other'")).rejects.toThrow('append-only');
    await expect(api.rows('DELETE FROM curriculum_versions')).rejects.toThrow('append-only');
    await expect(api.rows('TRUNCATE curriculum_versions CASCADE')).rejects.toThrow('append-only');
    await expect(api.rows(`DELETE FROM curricula WHERE id = ${id}`)).rejects.toThrow('curriculum_versions_curriculum_fkey');
  });

  it('are shown as published to other mentors, and as drafts to admins and their author', async () => {
    const author = await api.aSaved(Role.Mentor);
    const { as, admin, url, bowings, rules } = await aPublished({}, author);
    await as.patch(url, { title: 'Second thoughts' });
    await as.patch(`${url}/items/${bowings.id}`, { title: 'Forget the bowings' });
    await as.delete(`${url}/items/${rules.id}`);
    const other = api.as(await api.aSaved(Role.Mentor));
    for (const insider of [as, api.as(admin)]) {
      expect((await insider.get(url)).body).toMatchObject({ title: 'Second thoughts', item_count: 1, has_unpublished_changes: true });
      expect(titlesOf(await insider.get(`${url}/items`))).toEqual(['Forget the bowings']);
      expect((await insider.get(`${url}/export`)).body.title).toBe('Second thoughts');
    }
    expect((await other.get(url)).body).toMatchObject({ title: 'First weeks', item_count: 2, has_unpublished_changes: false });
    expect(titlesOf(await other.get(`${url}/items`))).toEqual(['Read the house rules', 'Learn the bowings']);
    expect((await other.get(`${url}/items/${bowings.id}`)).body).toMatchObject({
      title: 'Learn the bowings',
      order: 2,
      curriculum_id: expect.any(Number),
    });
    expect((await other.get(`${url}/export`)).body).toMatchObject({ title: 'First weeks', items: [{}, {}] });
    expect((await other.get(`${url}/diff`)).body).toMatchObject({ from_version: null, to_version: 1, added: [{}, {}] });
    for (const hidden of ['diff?to=draft', 'export?version=draft'])
      expect(problem(await other.get(`${url}/${hidden}`))).toEqual([403, 'FORBIDDEN']);
    expect(titlesOf(await other.get(`${curricula}?search=thoughts`))).toEqual([]);
    expect(titlesOf(await other.get(`${curricula}?search=first`))).toEqual(['First weeks']);
    const copied = await other.post(`${url}/copy`, { title: 'Mine' });
    expect(copied.body).toMatchObject({ title: 'Mine', status: 'draft', item_count: 2 });
    expect(copied.headers.location).toBe(`${curricula}/${copied.body.id}`);
  });

  it('are listed, filtered, searched and ordered for those who may see them', async () => {
    const [strings] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    const author = await api.aSaved(Role.Mentor);
    const { admin } = await aPublished({
      title: '신입 단원 적응',
      description: '브람스 교향곡',
      department_id: strings.id,
      tags: ['현악'],
    });
    await aDraft({ title: 'Own draft' }, author);
    await aDraft({ title: "Somebody's draft" }, await api.aSaved(Role.Mentor));
    const found = async (user: User, query: string) => titlesOf(await api.as(user).get(`${curricula}?ordering=title&${query}`));
    const all = ['Own draft', "Somebody's draft", '신입 단원 적응'];
    expect(new Set(await found(admin, ''))).toEqual(new Set(all));
    expect((await found(author, '')).sort()).toEqual([all[0], all[2]]);
    expect(await found(await api.aSaved(Role.Mentor), '')).toEqual([all[2]]);
    expect(await found(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }), '')).toEqual([]);
    for (const viewer of [admin, author]) {
      for (const query of ['status=published', `department_id=${strings.id}`, 'common=false', 'tags=현악', `owner_id=${admin.id}`])
        expect([query, await found(viewer, query)]).toEqual([query, [all[2]]]);
      for (const search of ['단원', '교향', '적', '브람스 교향곡', '입 단원'])
        expect([search, await found(viewer, `search=${encodeURIComponent(search)}`)]).toEqual([search, [all[2]]]);
      expect(await found(viewer, 'search=OWN%20dr')).toEqual([all[0]]);
      expect(await found(viewer, 'search=100%25')).toEqual([]);
    }
    expect(await found(admin, 'common=true')).toEqual([all[0], all[1]]);
    expect((await api.as(admin).get(`${curricula}?common=maybe`)).status).toBe(422);
    const listed = (await api.as(admin).get(`${curricula}?status=published`)).body.results[0];
    expect((await api.as(admin).get(`${curricula}/${listed.id}`)).body).toEqual({ ...listed, can: expect.any(Array), can_ask: [] });
  });

  it('are hidden from mentees and from other companies', async () => {
    const { url, rules } = await aPublished();
    const mentee = api.as(await api.aSaved(Role.Mentee));
    const paths = ['', '/items', `/items/${rules.id}`, '/versions', '/versions/1', '/diff', '/export'].map((path) => `${url}${path}`);
    for (const path of [curricula, ...paths]) expect(problem(await mentee.get(path))).toEqual([403, 'FORBIDDEN']);
    for (const role of [Role.Admin, Role.Mentor]) {
      const stranger = api.as(await api.aSaved(role, { company_id: 'elsewhere' }));
      for (const path of paths) expect(problem(await stranger.get(path))).toEqual([404, 'CURRICULUM_NOT_FOUND']);
    }
  });

  it('of mentors are published by admins, and stay editable by their author', async () => {
    const author = await api.aSaved(Role.Mentor);
    const { as, admin, url } = await aDraft({}, author);
    expect(problem(await as.post(`${url}/publish`))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(admin).post(`${url}/publish`)).status).toBe(200);
    expect((await as.patch(url, { title: 'Better' })).body).toMatchObject({ title: 'Better', owner: { id: author.id } });
    expect(problem(await as.post(`${url}/deprecate`))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await as.delete(url))).toEqual([409, 'CURRICULUM_NOT_MOVABLE']);
    const other = api.as(await api.aSaved(Role.Mentor));
    for (const answer of [
      await other.patch(url, { title: 'Mine' }),
      await other.post(`${url}/items`, { type: 'task', title: 'X', start_week: 1 }),
    ])
      expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
    const own = await aDraft({}, author);
    expect(problem(await other.get(own.url))).toEqual([404, 'CURRICULUM_NOT_FOUND']);
    expect((await own.as.delete(own.url)).status).toBe(204);
    expect(await api.rows(`SELECT id FROM curriculum_items WHERE curriculum_id = ${own.id}`)).toEqual([]);
  });
});
