import { type Answer, startApi } from '@test/app';
import { scoresOf } from '@test/scores';
import { aPdf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import type { User } from '@organisation/users/user.entity';

const SCORES = '/api/v1/scores';
const problem = ({ status, body }: Answer) => [status, body.error];

describe('scores in the trash', () => {
  const api = startApi();
  const { create, worker, process, quotaOf, send } = scoresOf(api);
  const { removeObjects } = filesWorkerOf(api);

  /** One whose file has been read, as it is where nobody makes anything of it. */
  const aReady = async (user: User, bytes?: Buffer): Promise<string> => {
    const { body } = await create(user, {}, bytes);
    await process(body.upload_id as string);
    return `${SCORES}/${body.id}`;
  };
  const idOf = (url: string) => Number(url.split('/').at(-1));
  const countOf = async (user: User, query = '') => (await api.as(user).get(`${SCORES}?${query}`)).body.count as number;

  it('are restored or purged, and release their quota once', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const as = api.as(mina);
    const url = await aReady(mina);
    expect(problem(await as.post(`${url}/restore`))).toEqual([409, 'SCORE_NOT_IN_TRASH']);
    expect(problem(await as.post(`${url}/purge`))).toEqual([409, 'SCORE_NOT_IN_TRASH']);
    expect(problem(await as.delete(url, { 'if-match': '"9"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await as.delete(url)).status).toBe(204);
    expect([await countOf(mina), await countOf(mina, 'trashed=true')]).toEqual([0, 1]);
    expect((await as.get(url)).body).toMatchObject({ status: 'trashed', trashed_at: expect.any(String) });
    expect((await quotaOf(mina)).used).toBe(200);
    for (const refused of [
      await as.delete(url),
      await as.patch(url, { title: 'New' }),
      await as.post(`${url}/refresh_info`),
      await as.post(`${url}/versions`, { upload_id: await send(mina, aPdf()) }),
      await as.post(`${SCORES}/bulk_tag`, { score_ids: [idOf(url)], add_tags: ['x'] }),
    ])
      expect(problem(refused)).toEqual([409, 'SCORE_IN_TRASH']);
    expect((await as.post(`${url}/restore`)).body).toMatchObject({ status: 'ready', trashed_at: null });
    await as.delete(url);
    const purged = await Promise.all([1, 2, 3].map(() => as.post(`${url}/purge`)));
    expect(purged.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
    expect(problem(await as.get(url))).toEqual([404, 'SCORE_NOT_FOUND']);
    await removeObjects();
    expect(await quotaOf(mina)).toMatchObject({ used: 0, reserved: 100 });
    const told = await api.rows("SELECT name FROM outbox WHERE name LIKE 'Score%' ORDER BY id");
    expect(told.map(({ name }) => name)).toEqual(['ScoreCreated', 'ScoreTrashed', 'ScoreRestored', 'ScoreTrashed', 'ScorePurged']);
  });

  it('are either restored or purged under concurrent requests', async () => {
    const mina = await api.aSaved(Role.Mentee);
    for (let round = 0; round < 3; round++) {
      const url = await aReady(mina);
      await api.as(mina).delete(url);
      const [restored, purged] = await Promise.all([api.as(mina).post(`${url}/restore`), api.as(mina).post(`${url}/purge`)]);
      expect([[200, 409].join(), [404, 204].join()]).toContain([restored.status, purged.status].join());
      if (restored.status === 200) await api.as(mina).delete(url);
      if (restored.status === 200) await api.as(mina).post(`${url}/purge`);
      await removeObjects();
      expect(await quotaOf(mina)).toMatchObject({ used: 0, reserved: 0 });
    }
  });

  it('are refused while their file is being processed', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { body } = await create(mina);
    expect(problem(await api.as(mina).delete(`${SCORES}/${body.id}`))).toEqual([409, 'UPLOAD_NOT_MOVABLE']);
    expect(await countOf(mina)).toBe(1);
  });

  it('are purged after 30 days, each separately', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const [old, recent] = [await aReady(mina), await aReady(mina)];
    for (const url of [old, recent]) await api.as(mina).delete(url);
    await api.rows(`UPDATE scores SET trashed_at = now() - interval '31 days' WHERE id = ${idOf(old)}`);
    const { upkeep, purging } = worker();
    expect(await api.get(Database).transaction(() => upkeep.purgeExpired())).toEqual({ expired: 1 });
    expect(await api.rows("SELECT payload FROM outbox WHERE name = 'purge_score'")).toEqual([{ payload: { score_id: idOf(old) } }]);
    expect(await Promise.all([1, 2].map(() => purging.purgeTrashed(idOf(old))))).toContain(true);
    expect(await purging.purgeTrashed(idOf(old))).toBe(false);
    await removeObjects();
    expect([await countOf(mina, 'trashed=true'), (await quotaOf(mina)).used]).toEqual([1, 200]);
  });

  it('are purged also if their file is already gone', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const url = await aReady(mina);
    await api.as(mina).delete(url);
    await api.rows("UPDATE files SET status = 'deleted', object_id = NULL");
    expect((await api.as(mina).post(`${url}/purge`)).status).toBe(204);
  });

  it('are purged with their file, and nothing else is', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const [thrown, kept] = [await aReady(mina), await aReady(mina)];
    await api.as(mina).delete(thrown);
    const uploads = await api.rows('SELECT file_id FROM score_versions ORDER BY id');
    for (const { file_id } of uploads) await worker().upkeep.follow(file_id as string);
    await worker().upkeep.follow('00000000-0000-4000-8000-000000000000');
    expect([await countOf(mina, 'trashed=true'), (await api.as(mina).get(kept)).status]).toEqual([0, 200]);
  });

  it('are purged by an admin of the company, who cannot see them', async () => {
    const [mina, anna] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Admin)];
    const outsider = await api.aSaved(Role.Mentee, { company_id: null });
    for (const user of [mina, outsider]) await api.as(user).delete(await aReady(user));
    await aReady(mina);
    const purge = (user: User, user_id: number) => api.as(user).post(`${SCORES}/purge_trash`, { user_id });
    expect(problem(await purge(mina, mina.id))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await purge(anna, outsider.id))).toEqual([404, 'USER_NOT_FOUND']);
    expect(problem(await purge(await api.aSaved(Role.Admin, { company_id: 'elsewhere' }), mina.id))).toEqual([404, 'USER_NOT_FOUND']);
    const job = await purge(anna, mina.id);
    expect(job).toMatchObject({ status: 202, headers: { location: `/api/v1/jobs/${job.body.id}` }, body: { name: 'purge_trash' } });
    expect(await worker().upkeep.purgeTrash(mina.id, 'sinfonia', () => Promise.resolve())).toEqual({ purged: 1 });
    expect([await countOf(mina), await countOf(mina, 'trashed=true'), await countOf(outsider, 'trashed=true')]).toEqual([1, 0, 1]);
    const [told] = await api.rows("SELECT actor_id, changes FROM audit_entries WHERE action = 'score.purge_trash'");
    expect(told).toEqual({ actor_id: anna.id, changes: { user_id: [null, mina.id] } });
  });

  it('have permissions that are explained as the routes decide', async () => {
    const [mina, anna] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Admin)];
    const stranger = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const explained = (user: User, id: number) =>
      api.as(user).get(`/api/v1/authz/explain?resource=score_count&action=purge_trash&id=${id}`);
    expect((await explained(anna, mina.id)).body).toMatchObject({ decision: 'allowed', allowed: true });
    for (const id of [stranger.id, 999_999]) expect(problem(await explained(anna, id))).toEqual([404, 'SCORE_COUNT_NOT_FOUND']);
    const refused = await api.as(mina).post(`${SCORES}/purge_trash`, { user_id: mina.id });
    expect(refused.body.details).toEqual([{ field: 'permission', message: 'score_count:purge_trash' }]);
  });
});
