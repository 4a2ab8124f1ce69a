import { type Answer, startApi } from '@test/app';
import { badPdfs } from '@test/bad-pdfs';
import { scoresOf, theScore } from '@test/scores';
import { aPdf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { GiveUp } from '@app/jobs';

const SCORES = '/api/v1/scores';
const problem = ({ status, body }: Answer) => [status, body.error];

describe('the files of scores', () => {
  const api = startApi();
  const { send, create, worker, process, quotaOf, download } = scoresOf(api);
  const { removeObjects } = filesWorkerOf(api);
  let rendering: ReturnType<typeof worker>['rendering'];

  // The registry of who makes what is the process's.
  beforeAll(() => {
    ({ rendering } = worker());
    rendering.onModuleInit();
  });

  const aRead = async (bytes = theScore('duet')) => {
    const mina = await api.aSaved(Role.Mentee);
    const { body } = await create(mina, {}, bytes);
    await process(body.upload_id as string);
    return { mina, as: api.as(mina), url: `${SCORES}/${body.id}`, id: body.id as number, upload_id: body.upload_id as string };
  };
  const statesOf = async (as: ReturnType<typeof api.as>, url: string) => {
    const { status, failure, jobs } = (await as.get(url)).body;
    return [status, failure, jobs.pdf_info.status, jobs.pdf_info.error, jobs.thumbnail.status];
  };

  it('fail with a reason if unreadable, and can be reprocessed', async () => {
    const bytes = await badPdfs['locked by a password']![0]();
    const { as, url, id } = await aRead(bytes);
    expect(await statesOf(as, url)).toEqual(['failed', 'encrypted', 'failed', 'encrypted', 'failed']);
    expect((await as.get(`${SCORES}/statistics`)).body).toMatchObject({ count: 1, failed_count: 1, pages: 0 });
    expect(problem(await as.get(`/api/v1/files/download-url?score_id=${id}&file_type=page`))).toEqual([409, 'SCORE_UNREADABLE']);

    const job = await as.post(`${url}/refresh_info`);
    expect(job).toMatchObject({
      status: 202,
      headers: { location: `/api/v1/jobs/${job.body.id}` },
      body: { name: 'pdf_info', status: 'queued' },
    });
    expect(await statesOf(as, url)).toEqual(['failed', 'encrypted', 'queued', null, 'failed']);
    await expect(rendering.render(id, ['info'])).rejects.toEqual(new GiveUp('encrypted'));
    expect(await statesOf(as, url)).toEqual(['failed', 'encrypted', 'failed', 'encrypted', 'failed']);
  });

  it('are given up once no attempt is left', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { body } = await create(mina);
    await api.rows("UPDATE score_versions SET info_status = 'finished'");
    await api.rows("UPDATE files SET status = 'failed', failure = 'interrupted'");
    await worker().upkeep.giveUp(body.upload_id as string);
    expect((await api.as(mina).get(`${SCORES}/${body.id}`)).body.jobs).toEqual({
      pdf_info: { status: 'finished', error: null },
      thumbnail: { status: 'failed', error: 'interrupted' },
    });
  });

  it('become ready after a temporary failure', async () => {
    const { as, url, id } = await aRead();
    await api.rows("UPDATE files SET status = 'failed', failure = 'too_slow'");
    await api.rows("UPDATE score_versions SET pages = NULL, info_status = 'failed', info_error = 'too_slow'");
    await rendering.render(id, ['info', 'thumbnail']);
    expect(await statesOf(as, url)).toEqual(['ready', null, 'finished', null, 'finished']);
    const thumbnail = await as.post(`${url}/regenerate_thumbnail`);
    expect(thumbnail).toMatchObject({ status: 202, body: { name: 'thumbnail' } });
    await rendering.render(id, ['thumbnail']);
    expect((await as.get(`${SCORES}?has_thumbnail=true&pages_min=4`)).body.count).toBe(1);
  });

  it('are reprocessed in bulk, and a failing one delays no other', async () => {
    const { mina, as, id } = await aRead();
    const bad = await create(mina, {}, aPdf(300));
    await process(bad.body.upload_id as string);
    const job = await as.post(`${SCORES}/bulk_render`, { score_ids: [id, bad.body.id] });
    expect(job).toMatchObject({ status: 202, body: { name: 'render_scores' } });
    const told: number[] = [];
    const result = await worker().upkeep.renderAll([id, bad.body.id as number], async (percent) => void told.push(percent));
    expect([result, told]).toEqual([{ rendered: 1, failed: [{ score_id: bad.body.id, reason: 'damaged' }] }, [50, 100]]);
    const foreign = await create(await api.aSaved(Role.Mentee));
    expect(problem(await as.post(`${SCORES}/bulk_render`, { score_ids: [id, foreign.body.id] }))).toEqual([404, 'SCORE_NOT_FOUND']);
    expect(problem(await api.as(mina).post(`${SCORES}/${(await create(mina)).body.id}/refresh_info`))).toEqual([409, 'SCORE_NOT_READY']);
  });

  it('have their pages rendered on request, once', async () => {
    const { as, id } = await aRead();
    const page = (number: number) => as.get(`/api/v1/files/download-url?score_id=${id}&file_type=page&page=${number}`);
    expect(problem(await page(5))).toEqual([404, 'PAGE_NOT_FOUND']);
    const waiting = await page(3);
    expect(waiting).toMatchObject({
      status: 202,
      headers: { location: `/api/v1/jobs/${waiting.body.job_id}` },
      body: { download_url: null },
    });
    await Promise.all([rendering.drawPage(id, 1, 3), rendering.drawPage(id, 1, 3)]);
    const drawn = await page(3);
    expect(drawn).toMatchObject({ status: 200, body: { job_id: null } });
    const { headers, rawPayload } = await download(drawn.body.download_url as string);
    expect(headers['content-disposition']).toBe('attachment; filename="Clair de lune - page-3.webp"');
    expect(rawPayload.subarray(8, 12).toString()).toBe('WEBP');
    expect((await as.get(`/api/v1/files/download-url?score_id=${id}&file_type=thumbnail`)).status).toBe(200);
    expect(await api.rows("SELECT count(*)::int AS n FROM derived_objects WHERE name = 'page-3'")).toEqual([{ n: 1 }]);
    // Nobody has to wait twice, and whoever asks while it is being made gets it.
    const [other] = await Promise.all([page(2), rendering.drawPage(id, 1, 2)]);
    expect([200, 202]).toContain(other.status);
    await expect(rendering.drawPage(id, 1, 9)).rejects.toEqual(new GiveUp('no_such_page'));
    expect((await page(0)).status).toBe(422);
  });

  it('have versions whose numbers are never reused', async () => {
    const { mina, as, url, upload_id } = await aRead();
    const second = await send(mina, theScore('minuet'));
    const adding = () => as.post(`${url}/versions`, { upload_id: second });
    const answers = await Promise.all([adding(), adding(), adding()]);
    expect(answers.map(({ status, body, headers }) => [status, body.number, headers.location])).toEqual(
      answers.map(() => [201, 2, `${url}/versions/2`]),
    );
    const shown = { version: 1, can: ['score:read', 'score:update'], can_ask: [] };
    for (const { body } of answers) expect(body).toMatchObject(shown);
    await process(second);
    expect((await as.get(`${url}/versions/1`)).body).toMatchObject({ number: 1, ...shown });
    const { body: made } = await as.post('/api/v1/api-keys', { name: 'Stand', scopes: ['score:read', 'score:delete'] });
    const byKey = await api.anonymous().get(`${url}/versions/1`, { authorization: `Bearer ${made.key}` });
    expect([byKey.body.can, byKey.body.can_ask]).toEqual([['score:read'], []]);
    expect((await as.get(url)).body).toMatchObject({ version_number: 2, version_count: 2, upload_id: second, pages: 1 });
    const { results } = (await as.get(`${url}/versions`)).body;
    expect(results.filter((row: object) => !('version' in row) || 'can' in row)).toEqual([]);
    expect(results.map(({ number, is_current, pages }: any) => [number, is_current, pages])).toEqual([
      [2, true, 1],
      [1, false, 4],
    ]);
    expect(problem(await as.delete(`${url}/versions/2`))).toEqual([409, 'VERSION_IN_USE']);
    const { headers } = await as.get(url);
    expect((await as.post(`${url}/versions/1/make_current`, {}, { 'if-match': String(headers.etag) })).body).toMatchObject({
      ...{ version_number: 1, upload_id, pages: 4 },
    });
    expect(problem(await as.post(`${url}/versions/1/make_current`, {}, { 'if-match': String(headers.etag) }))).toEqual([
      ...[412, 'PRECONDITION_FAILED'],
    ]);
    const before = (await quotaOf(mina)).used as number;
    expect((await as.delete(`${url}/versions/2`)).status).toBe(204);
    expect(problem(await as.delete(`${url}/versions/2`))).toEqual([404, 'VERSION_NOT_FOUND']);
    await removeObjects();
    expect((await quotaOf(mina)).used).toBe(before - theScore('minuet').length);
    const third = await as.post(`${url}/versions`, { upload_id: await send(mina, aPdf(400)) });
    expect(third.body).toMatchObject({ number: 3, is_current: true });
    expect((await as.post(`${url}/versions`, { upload_id })).body.number).toBe(1);
    const other = `${SCORES}/${(await create(mina)).body.id}`;
    expect(problem(await as.post(`${other}/versions`, { upload_id }))).toEqual([409, 'UPLOAD_OVER']);
    expect(problem(await as.post(SCORES, { upload_id: second, title: 'Gone' }))).toEqual([409, 'UPLOAD_OVER']);
    expect(problem(await as.post(`${url}/versions/9/make_current`))).toEqual([404, 'VERSION_NOT_FOUND']);
  });
});
