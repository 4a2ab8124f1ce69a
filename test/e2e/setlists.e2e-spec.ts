import { type Answer, startApi } from '@test/app';
import { scoresOf } from '@test/scores';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const SETLISTS = '/api/v1/setlists';
const problem = ({ status, body }: Answer) => [status, body.error];
const playedIn = ({ body }: Answer) => body.items.map(({ position, score }: any) => `${position} ${score.title}`);

describe('setlists', () => {
  const api = startApi();
  const { create } = scoresOf(api);

  const scoresFor = async (user: User, titles: readonly string[]): Promise<number[]> => {
    const ids: number[] = [];
    for (const title of titles) ids.push((await create(user, { title, composer: 'Dvořák' })).body.id as number);
    await api.rows("UPDATE files SET status = 'ready'");
    await api.rows('UPDATE score_versions SET pages = score_id + 1');
    return ids;
  };
  const aSetlist = async (titles: readonly string[] = ['A', 'B', 'C']) => {
    const mina = await api.aSaved(Role.Mentee);
    const as = api.as(mina);
    const scores = await scoresFor(mina, titles);
    const { body } = await as.post(SETLISTS, { title: '봄 음악회', description: '2부' });
    const url = `${SETLISTS}/${body.id}`;
    const { body: filled } = await as.post(`${url}/add_items`, { score_ids: scores });
    return { mina, as, scores, url, id: body.id as number, items: (filled.items ?? []).map(({ id }: { id: number }) => id) as number[] };
  };

  it('are created, filled, shown, updated, reordered and deleted', async () => {
    const { as, scores, url, id, items } = await aSetlist();
    const { body, headers } = await as.get(url);
    expect(body).toEqual({
      ...{ can: ['setlist:read', 'setlist:update', 'setlist:delete'], can_ask: [] },
      ...{ id, version: expect.any(Number), title: '봄 음악회', description: '2부', item_count: 3, total_pages: 9 },
      ...{ created_at: expect.any(String), updated_at: expect.any(String) },
      items: items.map((item, at) => ({
        ...{ id: item, version: 1, position: at + 1, note: null, transposition: 0 },
        score: { id: scores[at], title: 'ABC'[at], composer: 'Dvořák', arranger: null, pages: at + 2 },
      })),
    });
    expect((await as.get(`${url}/items`)).body.results).toEqual(body.items);
    expect((await as.get(`${SETLISTS}?search=음악`)).body.results).toMatchObject([{ id, item_count: 3, total_pages: 9 }]);
    const changed = await as.patch(`${url}/items/${items[1]}`, { note: 'Without repeats', transposition: -2 });
    expect(changed.body).toMatchObject({ position: 2, note: 'Without repeats', transposition: -2, score: { title: 'B' } });
    const parts = { can: ['setlist:read', 'setlist:update'], can_ask: [] };
    expect(changed.body).toMatchObject(parts);
    expect((await as.get(`${url}/items/${items[1]}`)).body).toEqual(changed.body);
    for (const transposition of [25, -25, 1.5, '2', null])
      expect((await as.put(`${url}/items/${items[1]}`, { transposition })).status).toBe(422);
    // A change of an item also changes the ETag of the setlist.
    expect(problem(await as.patch(url, { title: 'Late' }, { 'if-match': String(headers.etag) }))).toEqual([412, 'PRECONDITION_FAILED']);
    const [a, b, c] = items;
    expect(playedIn(await as.post(`${url}/reorder`, { item_ids: [c, a, b] }))).toEqual(['1 C', '2 A', '3 B']);
    expect((await as.get(`${url}/items/${b}`)).body.position).toBe(3);
    for (const item_ids of [[a, b], [a, b, c, 99], [a, b, 99], []])
      expect(problem(await as.post(`${url}/reorder`, { item_ids }))).toEqual([409, 'SETLIST_CHANGED']);
    expect((await as.delete(`${url}/items/${a}`)).status).toBe(204);
    expect(problem(await as.delete(`${url}/items/${a}`))).toEqual([404, 'ITEM_NOT_FOUND']);
    expect(playedIn(await as.get(url))).toEqual(['1 C', '2 B']);
    const added = await as.post(`${url}/items`, { score_id: scores[0], note: 'Encore', transposition: 3 });
    expect(added).toMatchObject({
      status: 201,
      headers: { location: `${url}/items/${added.body.id}` },
      body: { position: 3, note: 'Encore', ...parts },
    });
    expect((await as.patch(url, { title: 'Spring', description: null })).body).toMatchObject({ title: 'Spring', description: null });
    expect((await as.get(`${SETLISTS}?score_id=${scores[0]}&ordering=-title`)).body.count).toBe(1);
    expect((await as.delete(url)).status).toBe(204);
    expect(problem(await as.get(url))).toEqual([404, 'SETLIST_NOT_FOUND']);
    expect((await as.get(`/api/v1/scores/${scores[0]}`)).status).toBe(200);
    const told = await api.rows("SELECT DISTINCT name FROM outbox WHERE name LIKE 'Setlist%' ORDER BY name");
    expect(told.map(({ name }) => name)).toEqual(['SetlistCreated', 'SetlistDeleted', 'SetlistUpdated']);
  });

  it('show a key only the items within its scopes, and are 404 for others', async () => {
    const { mina, url, items } = await aSetlist();
    const item = `${url}/items/${items[0]}`;
    const canBy = async (...scopes: string[]) => {
      const { body } = await api.as(mina).post('/api/v1/api-keys', { name: 'Stand', scopes });
      return (await api.anonymous().get(item, { authorization: `Bearer ${body.key}` })).body.can;
    };
    expect(await canBy('setlist:*')).toEqual(['setlist:read', 'setlist:update']);
    expect(await canBy('setlist:read', 'setlist:delete')).toEqual(['setlist:read']);
    const stranger = await api.as(await api.aSaved(Role.Admin)).get(item);
    expect(problem(stranger)).toEqual([404, 'ITEM_NOT_FOUND']);
  });

  it('contain each score once under concurrent additions', async () => {
    const { mina, as, scores, url } = await aSetlist();
    const [more] = await scoresFor(mina, ['D']);
    const answers = await Promise.all([1, 2, 3, 4].map(() => as.post(`${url}/add_items`, { score_ids: [more, ...scores] })));
    expect(answers.map(({ status, body }) => [status, body.item_count])).toEqual(answers.map(() => [200, 4]));
    expect(playedIn(await as.get(url))).toEqual(['1 A', '2 B', '3 C', '4 D']);
    expect(problem(await as.post(`${url}/items`, { score_id: more }))).toEqual([409, 'SCORE_IN_SETLIST']);
    expect((await as.post(`${url}/add_items`, { score_ids: [more, more] })).status).toBe(422);
    expect((await as.post(`${url}/add_item`, { score_id: more })).body.item_count).toBe(4);
    expect((await as.post(`${url}/add_item`, { score_ids: [more] })).status).toBe(422);
    const [theirs] = await scoresFor(await api.aSaved(Role.Mentee), ['Theirs']);
    for (const score_ids of [[theirs], [theirs, more], [2_000_000_000]])
      expect(problem(await as.post(`${url}/add_items`, { score_ids }))).toEqual([404, 'SCORE_NOT_FOUND']);
  });

  it('keep a gapless order under concurrent reordering and addition', async () => {
    const { mina, as, url, items } = await aSetlist();
    const more = await scoresFor(mina, ['D', 'E', 'F']);
    const outcomes = await Promise.all([
      ...more.map((id) => as.post(`${url}/add_items`, { score_ids: [id] })),
      as.post(`${url}/reorder`, { item_ids: [...items].reverse() }),
      as.delete(`${url}/items/${items[0]}`),
    ]);
    const statuses = outcomes.map(({ status }) => status);
    expect([statuses.slice(0, 3), [200, 409].includes(statuses[3]!), statuses[4]]).toEqual([[200, 200, 200], true, 204]);
    const played = playedIn(await as.get(url)) as string[];
    expect(played.map((line) => Number(line[0]))).toEqual([1, 2, 3, 4, 5]);
    expect(played.map((line) => line[2]).sort()).toEqual(['B', 'C', 'D', 'E', 'F']);
    const positions = await api.rows('SELECT count(DISTINCT position)::int AS n FROM setlist_items');
    expect(positions).toEqual([{ n: 5 }]);
  });

  it('omit scores in the trash, and show them again at their place once restored', async () => {
    const { as, scores, url, items } = await aSetlist();
    await as.delete(`/api/v1/scores/${scores[1]}`);
    expect((await as.get(url)).body).toMatchObject({ item_count: 2, total_pages: 6 });
    expect((await as.get(`${url}/items`)).body.count).toBe(2);
    expect(problem(await as.get(`${url}/items/${items[1]}`))).toEqual([404, 'ITEM_NOT_FOUND']);
    expect(problem(await as.patch(`${url}/items/${items[1]}`, { note: 'x' }))).toEqual([404, 'ITEM_NOT_FOUND']);
    expect(problem(await as.post(`${url}/add_items`, { score_ids: [scores[1]] }))).toEqual([404, 'SCORE_NOT_FOUND']);
    expect(playedIn(await as.post(`${url}/reorder`, { item_ids: [items[2], items[0]] }))).toEqual(['1 C', '2 A']);
    const copy = await as.post(`${url}/duplicate`, {});
    await as.post(`/api/v1/scores/${scores[1]}/restore`);
    for (const list of [url, `${SETLISTS}/${copy.body.id}`]) expect(playedIn(await as.get(list))).toEqual(['1 C', '2 B', '3 A']);
    await as.delete(`/api/v1/scores/${scores[0]}`);
    await as.post(`/api/v1/scores/${scores[0]}/purge`);
    expect(playedIn(await as.get(url))).toEqual(['1 C', '2 B']);
  });

  it('are copied with notes and transpositions', async () => {
    const { as, url, items } = await aSetlist();
    await as.patch(`${url}/items/${items[0]}`, { note: 'Slowly', transposition: 2 });
    const copy = await as.post(`${url}/duplicate`, { title: '여름 음악회' });
    expect(copy).toMatchObject({
      status: 201,
      headers: { location: `${SETLISTS}/${copy.body.id}` },
      body: { title: '여름 음악회', item_count: 3 },
    });
    expect(copy.body.items[0]).toMatchObject({ position: 1, note: 'Slowly', transposition: 2 });
    expect((await as.post(`${url}/duplicate`, {})).body.title).toBe('봄 음악회 (2)');
    await as.delete(`${url}/items/${items[0]}`);
    expect((await as.get(`${SETLISTS}/${copy.body.id}`)).body.item_count).toBe(3);
  });

  it('are printed as a PDF, in either language', async () => {
    const { as, url, items } = await aSetlist(['달빛', 'Clair de lune', 'Étude']);
    await as.patch(`${url}/items/${items[0]}`, { note: '앙코르', transposition: -3 });
    for (const language of ['ko', 'en']) {
      const { statusCode, headers, rawPayload } = await as.raw(`${url}/running-order`, { 'accept-language': language });
      expect([statusCode, headers['content-type'], headers['content-disposition']]).toEqual([
        ...[200, 'application/pdf', 'attachment; filename="running-order.pdf"'],
      ]);
      expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      expect(rawPayload.length).toBeGreaterThan(5_000);
    }
  });

  it('are 404 for others', async () => {
    const { url, items } = await aSetlist();
    const other = api.as(await api.aSaved(Role.Admin));
    for (const path of [url, `${url}/items`, `${url}/running-order`, `${url}/items/${items[0]}`])
      expect([path, (await other.get(path)).status]).toEqual([path, 404]);
    expect(problem(await other.post(`${url}/add_items`, { score_ids: [1] }))).toEqual([404, 'SETLIST_NOT_FOUND']);
    expect(problem(await other.delete(`${url}/items/${items[0]}`))).toEqual([404, 'SETLIST_NOT_FOUND']);
    expect((await other.get(SETLISTS)).body.count).toBe(0);
    expect(problem(await api.anonymous().get(SETLISTS))).toEqual([401, 'INVALID_TOKEN']);
    const titles = await api.rows("SELECT changes->'title' AS title FROM audit_entries WHERE action = 'setlist.create'");
    expect(titles).toEqual([{ title: ['***', '***'] }]);
  });

  it('are summarised on the dashboard with scores and quota', async () => {
    const { as, scores, id } = await aSetlist();
    await as.delete(`/api/v1/scores/${scores[0]}`);
    const { status, body } = await as.get('/api/v1/dashboards/musician');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      scores: { count: 2, pages: 7, trashed: 1, processing: 0, failed: 0 },
      setlists: { count: 1 },
      quota: { plan: 'solo', used: 600, reserved: 0, limit: 209_715_200 },
      recent: { scores: [{ title: 'C', pages: 4 }, { title: 'B' }], setlists: [{ id, title: '봄 음악회' }] },
    });
    const nobody = await api.as(await api.aSaved(Role.Mentor)).get('/api/v1/dashboards/musician');
    expect(nobody.body).toMatchObject({ scores: { count: 0, pages: 0 }, recent: { scores: [], setlists: [] } });
  });
});
