import { type Answer, startApi } from '@test/app';
import { scoresOf } from '@test/scores';
import { Role } from '@app/auth';

const SCORES = '/api/v1/scores';
const problem = ({ status, body }: Answer) => [status, body.error];

describe('bulk changes of scores', () => {
  const api = startApi();
  const { create } = scoresOf(api);

  const aFew = async () => {
    const mina = await api.aSaved(Role.Mentee);
    const made = [
      await create(mina, { title: 'One', tags: ['a', 'b'], composer: 'Debussy', genre: 'Étude' }),
      await create(mina, { title: 'Two', tags: ['b'], composer: 'Debussy' }),
      await create(mina, { title: 'Three' }),
    ];
    return { mina, as: api.as(mina), ids: made.map(({ body }) => body.id as number) };
  };
  const tagsOf = async (as: ReturnType<typeof api.as>) =>
    (await as.get(`${SCORES}?ordering=created_at`)).body.results.map(({ tags }: { tags: string[] }) => tags.join());

  it('tag all or none, also concurrently', async () => {
    const { as, ids } = await aFew();
    expect((await as.post(`${SCORES}/bulk_tag`, { score_ids: ids, add_tags: ['b', '앙코르'], remove_tags: ['a'] })).body).toEqual({
      updated: 3,
    });
    expect(await tagsOf(as)).toEqual(['b,앙코르', 'b,앙코르', 'b,앙코르']);
    expect((await as.get(`${SCORES}/${ids[0]}`)).headers.etag).toBe('"2"');
    await Promise.all(
      ['x', 'y', 'z'].map((tag, at) => as.post(`${SCORES}/bulk_tag`, { score_ids: at ? [...ids].reverse() : ids, add_tags: [tag] })),
    );
    expect(new Set((await tagsOf(as)).map((tags: string) => tags.split(',').sort().join()))).toEqual(new Set(['b,x,y,z,앙코르']));
    const many = Array.from({ length: 26 }, (_, at) => `tag ${at}`);
    expect(problem(await as.post(`${SCORES}/bulk_tag`, { score_ids: ids, add_tags: many }))).toEqual([409, 'TOO_MANY_TAGS']);
    const foreign = await create(await api.aSaved(Role.Mentee));
    expect(problem(await as.post(`${SCORES}/bulk_tag`, { score_ids: [...ids, foreign.body.id], add_tags: ['no'] }))).toEqual([
      ...[404, 'SCORE_NOT_FOUND'],
    ]);
    expect((await tagsOf(as)).join()).not.toContain('no');
    for (const score_ids of [[], [ids[0], ids[0]], ['1'], [0], 'x'])
      expect((await as.post(`${SCORES}/bulk_tag`, { score_ids })).status).toBe(422);
    const trail = await api.rows("SELECT count(*)::int AS n FROM audit_entries WHERE action = 'score.update'");
    expect(trail).toEqual([{ n: 12 }]);
  });

  it('update metadata of all or none', async () => {
    const { as, ids } = await aFew();
    const metadata = { composer: 'Claude Debussy', instrumentation: '피아노', genre: null };
    expect((await as.post(`${SCORES}/bulk_metadata`, { score_ids: ids.slice(0, 2), metadata })).body).toEqual({ updated: 2 });
    const { results } = (await as.get(`${SCORES}?ordering=created_at`)).body;
    expect(results.map(({ composer, instrumentation, genre, title }: any) => [title, composer, instrumentation, genre])).toEqual([
      ['One', 'Claude Debussy', '피아노', null],
      ['Two', 'Claude Debussy', '피아노', null],
      ['Three', null, null, null],
    ]);
    for (const wrong of [{ title: 'All' }, { composer: 7 }, { tags: [] }, 'x', null])
      expect((await as.post(`${SCORES}/bulk_metadata`, { score_ids: ids, metadata: wrong })).status).toBe(422);
  });

  it('return statistics', async () => {
    const { as, ids } = await aFew();
    await api.rows(`UPDATE score_versions SET pages = score_id * 2`);
    await api.rows("UPDATE files SET status = 'ready'");
    await as.delete(`${SCORES}/${ids[2]}`);
    expect((await as.get(`${SCORES}/statistics`)).body).toEqual({
      ...{ count: 2, trashed_count: 1, size_bytes: 400, pages: 6, untagged_count: 0, with_thumbnail_count: 0 },
      ...{ processing_count: 0, failed_count: 0 },
      composers: [{ value: 'Debussy', count: 2 }],
      instrumentations: [],
      genres: [{ value: 'Étude', count: 1 }],
      difficulties: [],
      tags: [
        { value: 'b', count: 2 },
        { value: 'a', count: 1 },
      ],
    });
    expect((await api.as(await api.aSaved(Role.Admin)).get(`${SCORES}/statistics`)).body).toMatchObject({ count: 0, tags: [] });
  });
});
