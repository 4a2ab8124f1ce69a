import { type Answer, startApi } from '@test/app';
import { scoresOf, theScore } from '@test/scores';
import { aPdf } from '@test/uploads';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const SCORES = '/api/v1/scores';
const problem = ({ status, body }: Answer) => [status, body.error];
const titlesOf = ({ body }: Answer): string[] => body.results.map(({ title }: { title: string }) => title);

describe('scores', () => {
  const api = startApi();
  const { announce, put, send, create, worker, process, quotaOf, download } = scoresOf(api);
  beforeAll(() => worker().rendering.onModuleInit());

  it('are created from an upload, processed by the worker, shown, updated and downloaded', async () => {
    const mina = await api.aSaved(Role.Mentee, { company_id: null });
    const as = api.as(mina);
    const upload_id = await send(mina, theScore('minuet'));
    const created = await as.post(SCORES, {
      upload_id,
      title: '작은 미뉴에트',
      composer: '전통',
      tags: ['앙코르', 'piano'],
      difficulty: 2,
    });
    const { id } = created.body;
    expect(created).toMatchObject({ status: 201, headers: { location: `${SCORES}/${id}`, etag: '"1"' } });
    const queued = { status: 'queued', error: null };
    expect(created.body).toEqual({
      can: ['score:read', 'score:update', 'score:delete', 'score:render'],
      can_ask: [],
      id,
      title: '작은 미뉴에트',
      composer: '전통',
      arranger: null,
      instrumentation: null,
      genre: null,
      difficulty: 2,
      tags: ['앙코르', 'piano'],
      note: null,
      upload_id,
      original_filename: 'Clair de lune.pdf',
      size_bytes: theScore('minuet').length,
      sha256: null,
      ...{ pages: null, page_width: null, page_height: null, pdf_title: null, is_encrypted: null, is_repaired: null },
      ...{ has_thumbnail: false, thumbnail: null, thumbnail_url: null, status: 'committed', failure: null },
      jobs: { pdf_info: queued, thumbnail: queued },
      ...{ version: 1, version_number: 1, version_count: 1, trashed_at: null },
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect(problem(await as.get(`${SCORES}/${id}/thumbnail`))).toEqual([404, 'FILE_NOT_FOUND']);

    await process(upload_id);
    const finished = { status: 'finished', error: null };
    expect((await as.get(`${SCORES}/${id}`)).body).toMatchObject({
      ...{ pages: 1, page_width: 595.28, pdf_title: '작은 미뉴에트', is_encrypted: false, status: 'ready' },
      ...{
        has_thumbnail: true,
        thumbnail: `${SCORES}/${id}/thumbnail`,
        thumbnail_url: expect.stringContaining('/storage/derived/'),
        sha256: expect.stringMatching(/^[\da-f]{64}$/),
      },
      jobs: { pdf_info: finished, thumbnail: finished },
    });

    const thumbnail = await as.get(`${SCORES}/${id}/thumbnail`);
    const picture = await download(thumbnail.body.download_url as string);
    expect(picture.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
    expect(picture.rawPayload.subarray(8, 12).toString()).toBe('WEBP');
    const original = await as.get(`/api/v1/files/download-url?score_id=${id}`);
    expect(original.body).toEqual({ download_url: expect.any(String), expires_at: expect.any(String), job_id: null });
    expect((await download(original.body.download_url as string)).rawPayload).toEqual(theScore('minuet'));
    expect((await as.get(`${SCORES}/${id}/download`)).status).toBe(200);

    const changed = await as.patch(`${SCORES}/${id}`, { title: 'Minuet', difficulty: null }, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { title: 'Minuet', difficulty: null, composer: '전통' } });
    expect(problem(await as.put(`${SCORES}/${id}`, { title: 'Late' }, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    const trail = await api.rows("SELECT action, changes->'title' AS title FROM audit_entries WHERE resource = 'score' ORDER BY id");
    expect(trail).toEqual([
      { action: 'score.create', title: ['***', '***'] },
      { action: 'score.update', title: ['***', '***'] },
    ]);
    const told = await api.rows("SELECT name FROM outbox WHERE name LIKE 'Score%' ORDER BY id");
    expect(told.map(({ name }) => name)).toEqual(['ScoreCreated', 'ScoreUpdated']);
  });

  it('are created once per upload under concurrent requests, by either field name', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const upload_id = await send(mina, aPdf());
    const asked = (path: string) => api.as(mina).post(path, { upload_id, title: 'Once', composer: null, tags: ['one'] });
    const answers = await Promise.all([SCORES, '/api/v1/files/upload-confirm', SCORES, '/api/v1/files/upload-confirm'].map(asked));
    const ids = new Set(answers.map(({ status, body, headers }) => `${status} ${body.id} ${String(headers.location)}`));
    expect([...ids]).toEqual([`201 ${answers[0]!.body.id} ${SCORES}/${answers[0]!.body.id}`]);
    expect(await api.rows('SELECT count(*)::int AS n FROM scores')).toEqual([{ n: 1 }]);
    expect(await quotaOf(mina)).toMatchObject({ used: 100, reserved: 0 });
  });

  it('are refused for an upload that is missing, somebody else’s, no PDF, or expired', async () => {
    const [mina, jun] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
    const make = (user: User, upload_id: string) => api.as(user).post(SCORES, { upload_id, title: 'None' });
    const theirs = await send(jun, aPdf());
    expect(problem(await make(mina, theirs))).toEqual([404, 'FILE_NOT_FOUND']);
    expect(problem(await make(mina, '00000000-0000-4000-8000-000000000000'))).toEqual([404, 'FILE_NOT_FOUND']);
    const missing = await announce(mina, { size: 100 });
    expect(problem(await make(mina, missing.body.upload_id as string))).toEqual([409, 'UPLOAD_MISSING']);
    const renamed = await announce(mina, { size: 100 });
    await put(renamed, Buffer.from('GIF89a'.padEnd(100)));
    expect(problem(await make(mina, renamed.body.upload_id as string))).toEqual([400, 'INVALID_FILE_TYPE']);
    expect(problem(await make(mina, renamed.body.upload_id as string))).toEqual([409, 'UPLOAD_OVER']);
    // Refused bytes are charged until they are gone.
    expect(await quotaOf(mina)).toMatchObject({ used: 0, reserved: 200 });
    const { status, body } = await api.as(mina).post(SCORES, { upload_id: 7, title: '', tags: ['a', 'a'], company_id: 'x', pages: 3 });
    expect(status).toBe(422);
    expect(body.details.map(({ field }: any) => field).sort()).toEqual(['company_id', 'pages', 'tags', 'title', 'upload_id']);
    expect(await api.rows('SELECT id FROM scores')).toEqual([]);
  });

  it('are listed by every filter and ordering', async () => {
    const mina = await api.aSaved(Role.Mentee);
    await create(mina, {
      title: '달빛',
      composer: 'Claude Debussy',
      instrumentation: 'Piano',
      tags: ['앙코르', 'solo'],
      genre: 'Impressionism',
      difficulty: 4,
    });
    await create(mina, { title: 'Clair', composer: 'Gabriel Fauré', instrumentation: '성악', tags: ['solo'] }, aPdf(2_097_152));
    await create(mina, { title: '100% Étude_1' });
    await create(await api.aSaved(Role.Mentee), { title: '달빛 아래' });
    await api.rows(`UPDATE score_versions SET pages = 6 WHERE score_id = 1`);
    await api.rows(`INSERT INTO derived_objects (id, file_id, name, mime_type, size_bytes)
      SELECT gen_random_uuid(), file_id, 'thumbnail', 'image/webp', 1 FROM score_versions WHERE score_id = 1`);
    const found = async (query: string) => titlesOf(await api.as(mina).get(`${SCORES}?ordering=created_at&${query}`));
    const [moon, clair, etude] = ['달빛', 'Clair', '100% Étude_1'];
    const expected: Record<string, string[]> = {
      '': [moon, clair, etude],
      'tags=solo': [moon, clair],
      'tags=solo,앙코르': [moon],
      'tags=solo&tags=앙코르': [moon],
      'has_tags=false': [etude],
      'has_tags=true': [moon, clair],
      'composer=debussy': [moon],
      'composer=fauré': [clair],
      'instrumentation=PIANO': [moon],
      'genre=impressionism': [moon],
      'difficulty=4': [moon],
      'difficulty=1': [],
      'size_mb_min=1.5': [clair],
      'size_mb_max=2': [moon, clair, etude],
      'size_mb_max=1.9': [moon, etude],
      'pages_min=6': [moon],
      'pages_max=5': [],
      'has_pages=false': [clair, etude],
      'has_thumbnail=true': [moon],
      'has_thumbnail=false': [clair, etude],
      'created_after=2099-01-01T00:00:00Z': [],
      'created_before=2099-01-01T00:00:00Z': [moon, clair, etude],
      'trashed=true': [],
      'search=달빛': [moon],
      'search=달': [moon],
      'search=성악': [clair],
      'search=CLAI': [clair],
      'search=debussy': [moon],
      'search=%25': [etude],
      'search=_': [etude],
      'search=nothing': [],
    };
    for (const [query, titles] of Object.entries(expected)) expect([query, await found(query)]).toEqual([query, titles]);
    const ordered = async (ordering: string) => titlesOf(await api.as(mina).get(`${SCORES}?ordering=${ordering}`));
    expect(await ordered('-size,title')).toEqual([clair, etude, moon]);
    expect(await ordered('-pages,-title')).toEqual([moon, clair, etude]);
    expect(await ordered('composer')).toEqual([moon, clair, etude]);
    expect(await ordered('-composer')).toEqual([clair, moon, etude]);
    expect(titlesOf(await api.as(mina).get(`${SCORES}?page_size=1&page=2`))).toEqual([clair]);
    for (const wrong of [
      'ordering=note',
      'size_mb_min=x',
      'pages_min=-1',
      'difficulty=6',
      'difficulty=Grade',
      'has_tags=maybe',
      'color=red',
    ])
      expect([wrong, (await api.as(mina).get(`${SCORES}?${wrong}`)).status]).toEqual([wrong, 422]);
  });

  it('are private: an admin can count but not see them', async () => {
    const [mina, anna] = [await api.aSaved(Role.Mentee, { name: '김미나' }), await api.aSaved(Role.Admin)];
    const { body } = await create(mina);
    for (const path of [
      `${SCORES}/${body.id}`,
      `${SCORES}/${body.id}/download`,
      `${SCORES}/${body.id}/versions`,
      `/api/v1/files/download-url?score_id=${body.id}`,
    ])
      expect([path, problem(await api.as(anna).get(path))]).toEqual([path, [404, 'SCORE_NOT_FOUND']]);
    expect(titlesOf(await api.as(anna).get(SCORES))).toEqual([]);
    expect((await api.as(anna).get(`${SCORES}/counts`)).body.results).toEqual([
      { user_id: mina.id, user_name: '김미나', score_count: 1, trashed_count: 0, size_bytes: 200 },
    ]);
    const elsewhere = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    expect((await api.as(elsewhere).get(`${SCORES}/counts`)).body.results).toEqual([]);
    expect(problem(await api.as(mina).get(`${SCORES}/counts`))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.anonymous().get(SCORES))).toEqual([401, 'INVALID_TOKEN']);
  });
});
