import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '../../libs/domains/src/users/user.entity';

const curricula = '/api/v1/curricula';

describe('curricula', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  /** A curriculum of two items, one after the other, and who wrote it. */
  async function aDraft(given: object = {}, author?: User) {
    const admin = await api.aSaved(Role.Admin, { name: 'Anna' });
    const as = api.as(author ?? admin);
    const { body } = await as.post(curricula, { title: 'First weeks', total_weeks: 4, ...given });
    const url = `${curricula}/${body.id}`;
    const add = async (fields: object = {}) => {
      const made = await as.post(`${url}/items`, { type: 'task', title: 'Tune', start_week: 1, ...fields });
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return made.body;
    };
    const rules = await add({ type: 'document', title: 'Read the house rules' });
    const bowings = await add({ title: 'Learn the bowings', start_week: 2, prerequisites: [rules.id] });
    return { admin, as, id: body.id as number, url, add, rules, bowings };
  }

  async function aPublished(given: object = {}, author?: User) {
    const draft = await aDraft(given, author);
    expect((await api.as(draft.admin).post(`${draft.url}/publish`)).status).toBe(200);
    return draft;
  }

  const titlesOf = ({ body }: Answer): string[] => body.results.map(({ title }: { title: string }) => title);

  it('are drafted, filled with items, published, changed and published again', async () => {
    const [strings] = await api.rows("INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings') RETURNING id");
    const weeks = [
      { week: 2, summary: 'Rehearsals' },
      { week: 1, summary: 'Meet the section' },
    ];
    const { admin, as, id, url, rules, bowings, add } = await aDraft({ department_id: strings.id, weeks, tags: ['strings'] });
    const { body, headers } = await as.get(url);
    expect(body).toEqual({
      id,
      title: 'First weeks',
      description: null,
      status: 'draft',
      department: { id: strings.id, name: 'Strings' },
      owner: { id: admin.id, name: 'Anna' },
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

  it('keep what was published, whoever asks the database otherwise', async () => {
    const { id } = await aPublished();
    await expect(api.rows("UPDATE curriculum_versions SET title = 'Other'")).rejects.toThrow('append-only');
    await expect(api.rows('DELETE FROM curriculum_versions')).rejects.toThrow('append-only');
    await expect(api.rows('TRUNCATE curriculum_versions')).rejects.toThrow('append-only');
    await expect(api.rows(`DELETE FROM curricula WHERE id = ${id}`)).rejects.toThrow('curriculum_versions_curriculum_fkey');
  });

  it('are shown as published to other mentors, and as drafted to admins and their author', async () => {
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
    expect((await other.get(`${url}/diff`)).body).toMatchObject({ from: null, to: 1, added: [{}, {}] });
    for (const hidden of ['diff?to=draft', 'export?version=draft'])
      expect(problem(await other.get(`${url}/${hidden}`))).toEqual([403, 'FORBIDDEN']);
    expect(titlesOf(await other.get(`${curricula}?search=thoughts`))).toEqual([]);
    expect(titlesOf(await other.get(`${curricula}?search=first`))).toEqual(['First weeks']);
    const copied = await other.post(`${url}/copy`, { title: 'Mine' });
    expect(copied.body).toMatchObject({ title: 'Mine', status: 'draft', item_count: 2 });
    expect(copied.headers.location).toBe(`${curricula}/${copied.body.id}`);
  });
});
