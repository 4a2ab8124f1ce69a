import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';

describe('documents', () => {
  const api = startApi();
  const { people, folder, document, allow, publish, upkeepIn } = documentStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are drafted, reviewed and published, and their versions stay', async () => {
    const { admin, max, mina } = await people();
    const at = await folder(admin);
    await allow(admin, `${folders}/${at}`, forUser(max, 'edit'));
    const id = await document(max, at, { language: 'en' });
    const url = `${docs}/${id}`;
    expect((await api.as(max).get(url)).body).toEqual({
      id,
      version: 1,
      title: 'Leave',
      format: 'markdown',
      status: 'draft',
      draft: 'editing',
      folder: { id: at, name: 'Handbook' },
      language: 'en',
      owner: { id: max.id, name: '이도윤', profile_image: null },
      verifier: null,
      verified_until: null,
      is_overdue: false,
      current_version: null,
      published_at: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
      trashed_at: null,
      body: null,
      file: null,
      is_watched: false,
      working_draft: { title: 'Leave', body: '# Leave', file: null, author: { id: max.id, name: '이도윤', profile_image: null } },
      can: ['read', 'read_draft', 'update', 'submit', 'hand_in', 'watch', 'delete'].map((name) => `document:${name}`),
      can_ask: [],
    });
    expect(problem(await api.as(mina).get(url))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect(problem(await publish(max, id))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(max).post(`${url}/submit-for-review`)).body.draft).toBe('in_review');
    expect(problem(await api.as(max).patch(url, { body: 'Later' }))).toEqual([409, 'DOCUMENT_NOT_MOVABLE']);
    expect((await api.as(admin).get(url)).body.working_draft.body).toBe('# Leave');
    expect((await api.as(admin).post(`${url}/return`)).status).toBe(204);
    expect(problem(await api.as(admin).get(url))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    await api.as(max).patch(url, { body: '휴가는 2주 전에'.normalize('NFD') });
    await api.as(max).post(`${url}/submit-for-review`);
    expect((await publish(admin, id)).body).toMatchObject({
      status: 'published',
      draft: 'none',
      current_version: 1,
      body: '휴가는 2주 전에',
    });

    const read = await api.as(mina).get(url);
    expect(read.body).toMatchObject({
      title: 'Leave',
      body: '휴가는 2주 전에',
      draft: null,
      working_draft: null,
      can: ['document:read', 'document:watch', 'document:acknowledge'],
    });
    await api.as(max).patch(url, { title: 'Leave and absence', body: 'Three weeks' });
    expect((await api.as(mina).get(url)).body).toMatchObject({ title: 'Leave', body: '휴가는 2주 전에', draft: null });
    expect((await api.as(max).get(url)).body.working_draft).toMatchObject({ title: 'Leave and absence', body: 'Three weeks' });
    expect((await publish(admin, id)).status).toBe(403);
    await allow(admin, url, forUser(max, 'view', true));
    expect((await publish(max, id, { asks_again: true })).body).toMatchObject({ title: 'Leave and absence', current_version: 2 });
    expect(problem(await publish(max, id))).toEqual([409, 'DOCUMENT_NOT_MOVABLE']);

    const versions = (await api.as(mina).get(`${url}/versions`)).body;
    expect(versions.results).toMatchObject([
      { number: 2, title: 'Leave and absence', publisher: { id: max.id }, asks_again: true },
      { number: 1, title: 'Leave', publisher: { id: admin.id }, asks_again: false },
    ]);
    expect((await api.as(mina).get(`${url}/versions/1`)).body).toMatchObject({ document_id: id, number: 1, body: '휴가는 2주 전에' });
    expect(problem(await api.as(mina).get(`${url}/versions/3`))).toEqual([404, 'VERSION_NOT_FOUND']);
    await expect(api.rows("UPDATE document_versions SET title = 'Other'")).rejects.toThrow('never changes');
  });

  it('discard drafts, are archived and restored, and go through the trash', async () => {
    const { admin, mina } = await people();
    const at = await folder(admin);
    const id = await document(admin, at);
    const url = `${docs}/${id}`;
    expect(problem(await api.as(admin).post(`${url}/discard-draft`))).toEqual([409, 'DOCUMENT_NOT_MOVABLE']);
    await publish(admin, id);
    await api.as(admin).patch(url, { body: 'Other' });
    expect((await api.as(admin).post(`${url}/discard-draft`)).body).toMatchObject({ draft: 'none', working_draft: null, body: '# Leave' });
    const passages = async () => (await api.rows('SELECT text FROM passages ORDER BY id')).map(({ text }) => text);
    expect(await passages()).toHaveLength(1);
    expect((await api.as(admin).post(`${url}/archive`)).body.status).toBe('archived');
    expect(await passages()).toEqual([]);
    expect(problem(await api.as(mina).get(url))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect((await api.as(mina).get(docs)).body.count).toBe(0);
    expect((await api.as(admin).post(`${url}/restore`)).body.status).toBe('published');
    expect((await api.as(mina).get(url)).status).toBe(200);

    expect(problem(await api.as(admin).delete(`${folders}/${at}`))).toEqual([409, 'FOLDER_NOT_EMPTY']);
    expect(await passages()).toHaveLength(1);
    expect((await api.as(admin).delete(url)).status).toBe(204);
    expect(await passages()).toEqual([]);
    expect((await api.as(mina).get(docs)).body.count).toBe(0);
    expect((await api.as(admin).get(`${docs}?trashed=true`)).body.results).toMatchObject([{ id, status: 'published' }]);
    expect((await api.as(admin).delete(`${folders}/${at}`)).status).toBe(204);
    expect(problem(await api.as(admin).post(`${url}/restore`))).toEqual([409, 'FOLDER_IN_TRASH']);
    expect((await api.as(admin).post(`${folders}/${at}/restore`)).body.trashed_at).toBeNull();
    expect((await api.as(admin).post(`${url}/restore`)).body).toMatchObject({ status: 'published', trashed_at: null });
    expect(await passages()).toHaveLength(1);
    await api.as(admin).delete(url);
    expect(await upkeepIn(29).purgeExpired()).toEqual({ documents: 0, folders: 0 });
    expect(await upkeepIn(31).purgeExpired()).toEqual({ documents: 1, folders: 0 });
    expect(problem(await api.as(admin).get(url))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect(await api.rows('SELECT 1 FROM document_versions')).toEqual([]);
    const trail = await api.rows("SELECT action FROM audit_entries WHERE resource = 'document' ORDER BY id");
    expect(trail.map(({ action }) => action.replace('document.', ''))).toEqual([
      'create',
      'publish',
      'update',
      'discard_draft',
      'archive',
      'restore',
      'trash',
      'restore',
      'trash',
      'purge',
    ]);
    const told = await api.rows("SELECT name FROM outbox WHERE name LIKE 'Document%' ORDER BY id");
    expect(told.map(({ name }) => name)).toEqual([
      'DocumentPublished',
      'DocumentArchived',
      'DocumentRestored',
      'DocumentTrashed',
      'DocumentRestored',
      'DocumentTrashed',
    ]);
    expect(JSON.stringify(await api.rows('SELECT changes FROM audit_entries'))).not.toMatch(/Leave|Other/);
  });

  it('are listed by folder, state, owner and title', async () => {
    const { admin, max, mina } = await people();
    const [one, two] = [await folder(admin), await folder(admin, { name: 'Rules' })];
    const ids = [
      await document(admin, one, { title: '휴가 규정' }),
      await document(admin, one, { title: 'Expenses', owner_id: max.id }),
      await document(admin, two),
    ];
    for (const id of ids.slice(0, 2)) await publish(admin, id);
    const found = async (user: typeof admin, query: string) => {
      const { body } = await api.as(user).get(`${docs}?ordering=created_at&${query}`);
      expect(body.count).toBe(body.results.length);
      return body.results.map(({ id }: { id: number }) => id);
    };
    expect(await found(admin, '')).toEqual(ids);
    expect(await found(mina, '')).toEqual(ids.slice(0, 2));
    expect(await found(admin, `folder_id=${two}`)).toEqual([ids[2]]);
    expect(await found(mina, `folder_id=${two}`)).toEqual([]);
    expect(await found(admin, 'status=draft')).toEqual([ids[2]]);
    expect(await found(admin, 'draft=editing')).toEqual([ids[2]]);
    expect(await found(mina, `owner_id=${max.id}`)).toEqual([ids[1]]);
    expect(await found(mina, `search=${encodeURIComponent('휴가')}`)).toEqual([ids[0]]);
    expect(problem(await api.as(max).post(docs, { folder_id: one, title: 'Mine' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(admin).post(docs, { folder_id: 2_000_000_000, title: 'Mine' }))).toEqual([404, 'FOLDER_NOT_FOUND']);
    expect(problem(await api.as(admin).post(docs, { folder_id: one, title: 'Mine', owner_id: 2_000_000_000 }))).toEqual([
      404,
      'USER_NOT_FOUND',
    ]);
  });

  it('publish once when two ask at the same time, and never after the trash', async () => {
    const { admin } = await people();
    const at = await folder(admin);
    const [one, other] = [await document(admin, at), await document(admin, at)];
    const twice = await Promise.all([publish(admin, one), publish(admin, one)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [published, trashed] = await Promise.all([publish(admin, other), api.as(admin).delete(`${docs}/${other}`)]);
    expect(trashed.status).toBe(204);
    expect([200, 409]).toContain(published.status);
    const versions = await api.rows(`SELECT document_id, number FROM document_versions ORDER BY document_id`);
    expect(versions).toHaveLength(published.status === 200 ? 2 : 1);
    expect((await api.as(admin).get(docs)).body.count).toBe(1);
    const [moved, removed] = await Promise.all([
      api.as(admin).post(docs, { folder_id: await folder(admin, { name: 'Other' }), title: 'Late' }),
      api.as(admin).delete(`${folders}/${at}`),
    ]);
    expect([moved.status, removed.status]).toEqual([201, 409]);
  });

  it('lose the drafts of a person who is anonymised', async () => {
    const { admin, max } = await people();
    const at = await folder(admin);
    await allow(admin, `${folders}/${at}`, forUser(max, 'edit', true));
    const [only, both] = [await document(max, at), await document(max, at)];
    await publish(max, both);
    await api.as(max).patch(`${docs}/${both}`, { body: 'Half a thought' });
    await upkeepIn(0).forgetPerson(max.id);
    expect(problem(await api.as(max).get(`${docs}/${only}`))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect((await api.as(max).get(`${docs}/${both}`)).body).toMatchObject({ draft: 'none', working_draft: null, body: '# Leave' });
  });
});
