import { startApi } from '@test/app';
import { scoresOf, theScore } from '@test/scores';
import { Role } from '@app/auth';

const SCORES = '/api/v1/scores';

describe('scores', () => {
  const api = startApi();
  const { send, create, worker, process, download } = scoresOf(api);
  beforeAll(() => worker().rendering.onModuleInit());

  it('have a signed image URL in lists, which needs no token and cannot be forged', async () => {
    const mina = await api.aSaved(Role.Mentee, { company_id: null });
    const as = api.as(mina);
    const upload_id = await send(mina, theScore('minuet'));
    const fake = '"thumbnail_url":"derived/00000000-0000-4000-8000-000000000000"';
    const { body } = await as.post(SCORES, { upload_id, title: fake, note: fake });
    await create(mina, { title: 'Without' });
    await process(upload_id);
    const { results } = (await as.get(`${SCORES}?ordering=created_at`)).body;
    expect(results).toMatchObject([
      { id: body.id, title: fake, note: fake },
      { title: 'Without', thumbnail_url: null },
    ]);
    const picture = await download(results[0].thumbnail_url as string);
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/webp']);
    expect((await as.get(`${SCORES}/${body.id}`)).body.thumbnail_url).toBe(results[0].thumbnail_url);
    expect((await as.patch(`${SCORES}/${body.id}`, { title: 'Minuet' })).body.thumbnail_url).toBe(results[0].thumbnail_url);
  });

  it('are ready with a note if only a repair could read them', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const broken = theScore('minuet');
    broken.fill('9', broken.lastIndexOf('startxref') + 10, broken.length - 7);
    const found: unknown[] = [];
    for (const bytes of [theScore('minuet'), broken]) {
      const { body } = await create(mina, {}, bytes);
      await process(body.upload_id as string);
      const { status, pages, is_repaired } = (await api.as(mina).get(`${SCORES}/${body.id}`)).body;
      found.push({ status, pages, is_repaired });
    }
    expect(found).toEqual([false, true].map((is_repaired) => ({ status: 'ready', pages: 1, is_repaired })));
  });

  it('have an integer difficulty from 1 to 5; empty text is null', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { body } = await create(mina, { difficulty: 5 });
    const as = api.as(mina);
    const url = `${SCORES}/${body.id}`;
    for (const difficulty of [0, 6, 2.5, '3', 'Grade 7'])
      expect([difficulty, (await as.patch(url, { difficulty })).status]).toEqual([difficulty, 422]);
    const score_ids = [body.id];
    expect((await as.post(`${SCORES}/bulk_metadata`, { score_ids, metadata: { difficulty: 1 } })).body).toEqual({ updated: 1 });
    expect((await as.get(url)).body.difficulty).toBe(1);
    expect((await as.get(`${SCORES}/statistics`)).body.difficulties).toEqual([{ value: '1', count: 1 }]);
    expect((await as.patch(url, { difficulty: '' })).body.difficulty).toBeNull();
    // A version that wrote words may run beside this one.
    await api.rows("UPDATE scores SET difficulty = 'Grade 7'");
    expect((await as.get(url)).body.difficulty).toBeNull();
  });
});
