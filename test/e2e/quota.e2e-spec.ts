import { startApi } from '@test/app';
import { aPdf, uploadsOf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { FilesService } from '@library/files';
import type { User } from '@organisation/users/user.entity';

const MIB = 1_048_576;

describe('the quota', () => {
  const api = startApi();
  const { announce, upload, quotaOf, process } = uploadsOf(api);
  const { upkeep, removeObjects } = filesWorkerOf(api);
  const news = () => api.rows("SELECT name, payload->>'level' AS level FROM outbox WHERE name LIKE '%QuotaLevelReached' ORDER BY id");
  const set = (admin: User, user: User, change: object, headers = {}) =>
    api.as(admin).patch(`/api/v1/quota/users/${user.id}`, change, headers);

  it('is 200 MiB for a user who has stored nothing, with advice in their language', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { body } = await api.as(mina).get('/api/v1/quota', { 'accept-language': 'en' });
    expect(body).toEqual({
      version: 1,
      ...{ can: ['quota:read'], can_ask: [] },
      plan: 'solo',
      limit: 200 * MIB,
      used: 0,
      reserved: 0,
      available: 200 * MIB,
      percentage: 0,
      advice: 'You have plenty of storage left.',
    });
    expect((await api.as(mina).get('/api/v1/quota', { 'accept-language': 'ko' })).body.advice).toBe('저장 공간이 넉넉합니다.');
  });

  it('is set by an admin by plan or in bytes, and never above the company’s', async () => {
    const [admin, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    const read = await api.as(admin).get(`/api/v1/quota/users/${mina.id}`);
    expect(read).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { user_id: mina.id, plan: 'solo', custom_bytes: null } });
    const by = { version: 2, can: ['quota:read', 'quota:update'], can_ask: [] };
    expect(read.body).toMatchObject({ ...by, version: 1 });
    expect(await set(admin, mina, { plan: 'enterprise' })).toMatchObject({
      status: 200,
      body: { limit: 5_000 * MIB, plan: 'enterprise', ...by },
    });
    expect((await api.as(mina).get(`/api/v1/quota/users/${mina.id}`)).body).toMatchObject({ version: 2, can: ['quota:read'], can_ask: [] });
    expect((await api.as(mina).get('/api/v1/quota')).body).toMatchObject({ version: 2, can: ['quota:read'] });
    expect((await api.as(admin).get('/api/v1/quota')).body).toMatchObject({ ...by, version: 1 });
    expect((await set(admin, mina, { custom_bytes: 0 })).body).toMatchObject({ limit: 0 });
    expect((await announce(mina)).status).toBe(413);
    expect((await set(admin, mina, { custom_bytes: null, plan: 'pro' })).body).toMatchObject({ limit: 1_000 * MIB });
    await api.rows(`UPDATE companies SET quota_bytes = ${500 * MIB} WHERE id = 'sinfonia'`);
    expect(await set(admin, mina, { plan: 'enterprise' })).toMatchObject({ status: 422, body: { error: 'QUOTA_BEYOND_COMPANY' } });
    expect((await set(admin, mina, { custom_bytes: 500 * MIB })).status).toBe(200);
    expect((await set(admin, mina, { plan: 'solo' }, { 'if-match': '"1"' })).status).toBe(412);
    for (const wrong of [{ plan: 'free' }, { custom_bytes: -1 }, { custom_bytes: '5' }, { limit: 5 }, { used_bytes: 0 }])
      expect((await set(admin, mina, wrong)).status).toBe(422);
    expect(await api.rows("SELECT count(*)::int AS n FROM audit_entries WHERE action = 'quota.update'")).toEqual([{ n: 4 }]);
  });

  it('of colleagues is shown to admins only, and is 404 for other companies', async () => {
    const [admin, mentor, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    const foreign = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    expect((await api.as(mentor).get(`/api/v1/quota/users/${mentor.id}`)).status).toBe(200);
    expect((await api.as(mentor).get(`/api/v1/quota/users/${mina.id}`)).status).toBe(404);
    expect((await set(mentor, mentor, { plan: 'pro' })).status).toBe(403);
    expect((await set(foreign, mina, { plan: 'pro' })).status).toBe(404);
    expect((await api.as(mentor).get('/api/v1/quota/users')).status).toBe(403);
    const { body } = await api.as(admin).get('/api/v1/quota/users?ordering=name&plan=solo');
    expect(body.count).toBe(3);
    expect((await api.as(admin).get('/api/v1/quota/company')).body).toEqual({
      limit: null,
      used: 0,
      reserved: 0,
      available: null,
      percentage: null,
    });
  });

  it('notifies at 80 and 95 per cent, once per crossing', async () => {
    const [admin, mina] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    await set(admin, mina, { custom_bytes: 1_000 });
    await api.rows("UPDATE companies SET quota_bytes = 1000 WHERE id = 'sinfonia'");
    await upload(mina, aPdf(790));
    expect(await news()).toEqual([]);
    const small = await upload(mina, aPdf(100));
    expect(await news()).toEqual([
      { name: 'QuotaLevelReached', level: '80' },
      { name: 'CompanyQuotaLevelReached', level: '80' },
    ]);
    await upload(mina, aPdf(60));
    expect((await news()).map(({ level }) => level)).toEqual(['80', '80', '95', '95']);
    await process(small);
    await api.get(FilesService).trash(mina, small);
    await api.get(FilesService).purge(mina, small);
    await removeObjects();
    await upload(mina, aPdf(100));
    expect((await news()).map(({ level }) => level)).toEqual(['80', '80', '95', '95', '95', '95']);
    expect((await quotaOf(mina)).percentage).toBe(95);
  });

  describe('with a referral code', () => {
    const open = async (user: User) => (await api.as(user).post('/api/v1/quota/referral')).body;
    const redeem = (user: User, code: string) => api.as(user).post('/api/v1/quota/referral/redeem', { code });

    it('grows by 50 MiB for both sides, once', async () => {
      const [mina, joon, eva] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentor)];
      const { code } = await open(mina);
      expect(await open(mina)).toEqual({ code, referrals: 0, bonus_bytes: 0 });
      expect(await redeem(joon, code.toLowerCase())).toMatchObject({ status: 200, body: { bonus_bytes: 50 * MIB, referrals: 0 } });
      expect(await redeem(joon, code)).toMatchObject({ status: 409, body: { error: 'REFERRAL_SPENT' } });
      expect(await redeem(mina, (await open(joon)).code)).toMatchObject({ status: 409 });
      expect(await redeem(joon, (await open(eva)).code)).toMatchObject({ status: 409 });
      for (const user of [mina, joon]) expect(await quotaOf(user)).toMatchObject({ limit: 250 * MIB });
      expect(await open(mina)).toMatchObject({ referrals: 1, bonus_bytes: 50 * MIB });
      for (const unfit of [code, 'ABCDEF012345'])
        expect(await redeem(mina, unfit)).toMatchObject({ status: 422, body: { error: 'REFERRAL_CODE_UNFIT' } });
    });

    it('grows once under concurrent use and in both directions', async () => {
      const [mina, joon] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
      const [hers, his] = [(await open(mina)).code, (await open(joon)).code];
      const answers = await Promise.all([1, 2, 3].flatMap(() => [redeem(joon, hers), redeem(mina, his)]));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
      for (const user of [mina, joon]) expect(await quotaOf(user)).toMatchObject({ limit: 250 * MIB });
    });

    it('grows at most twenty times', async () => {
      const mina = await api.aSaved(Role.Mentee);
      const { code } = await open(mina);
      await api.rows('UPDATE user_quotas SET referrals = 19');
      const others = await Promise.all([1, 2, 3].map(() => api.aSaved(Role.Mentee)));
      const answers = await Promise.all(others.map((other) => redeem(other, code)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
      expect(await open(mina)).toMatchObject({ referrals: 20, bonus_bytes: 50 * MIB });
    });
  });

  it('is released when an upload expires or its bytes are gone, and not while its URL is valid', async () => {
    const mina = await api.aSaved(Role.Mentee);
    await announce(mina);
    const past = (seconds: number) => api.rows(`UPDATE files SET expires_at = now() - interval '${seconds} seconds'`);
    const found = () => api.get(Database).transaction(() => upkeep().findOverdue());
    await past(600);
    expect(await found()).toBe(0);
    await past(700);
    expect(await found()).toBe(1);
    const [{ payload }] = await api.rows("SELECT payload FROM outbox WHERE name = 'expire_upload'");
    await Promise.all([upkeep().expire(payload.upload_id), upkeep().expire(payload.upload_id)]);
    expect(await quotaOf(mina)).toMatchObject({ reserved: 100 });
    await removeObjects();
    expect(await quotaOf(mina)).toMatchObject({ reserved: 0 });
    expect(await api.rows('SELECT status FROM files')).toEqual([{ status: 'expired' }]);
    expect(await found()).toBe(0);
  });

  it('is released after 30 days in the trash, and at once when the user or an admin empties it', async () => {
    const [admin, mina, mentor] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentor)];
    const [first, second] = [await upload(mina, aPdf(100)), await upload(mina, aPdf(200))];
    for (const id of [first, second]) {
      await process(id);
      await api.get(FilesService).trash(mina, id);
    }
    const found = () => api.get(Database).transaction(() => upkeep().findForgotten());
    expect(await found()).toBe(0);
    await api.rows(`UPDATE files SET trashed_at = now() - interval '31 days' WHERE id = '${first}'`);
    expect(await found()).toBe(1);
    const purge = () => api.get(Database).transaction(() => upkeep().purge(first));
    await Promise.all([purge(), purge()]);
    await removeObjects();
    expect(await quotaOf(mina)).toMatchObject({ used: 200 });

    const usage = await api.as(admin).get('/api/v1/files/usage');
    expect(usage.body.results).toContainEqual({
      user_id: mina.id,
      name: mina.name,
      file_count: 0,
      bytes: 0,
      trashed_count: 1,
      trashed_bytes: 200,
    });
    expect((await api.as(mentor).post('/api/v1/files/purge', { user_id: mina.id })).status).toBe(404);
    expect(await api.as(admin).post('/api/v1/files/purge', { user_id: mina.id })).toMatchObject({
      status: 202,
      body: { file_count: 1, bytes: 200 },
    });
    expect(
      await api.rows("SELECT payload->>'upload_id' AS upload_id FROM outbox WHERE name = 'purge_file' ORDER BY id DESC LIMIT 1"),
    ).toEqual([{ upload_id: second }]);
  });
});
